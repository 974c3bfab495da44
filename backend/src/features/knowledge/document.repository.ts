import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { NOT_DELETED, toTimestamp } from '../../platform/database/columns.js';
import type { ReadRepository } from '../../platform/database/read-repository.js';
import { CounterRepository } from '../../platform/database/rows/counter.repository.js';
import { Document } from './document.entity.js';

/** Counts all documents there ever were; see `Document.number`. */
const NUMBERS = 'document_numbers';

export type DocumentChange = Partial<Omit<Document, 'id' | 'agent' | 'agent_id'>>;

/** A document that is indexed whole, as a search needs it. */
export interface SearchableDocument {
  id: string;
  /** The ids of its chunks begin with it. */
  number: number;
  filename: string;
  /** Changes with its vectors. */
  ready_at: string;
  chunk_count: number;
  token_count: number;
  embedding_model: string | null;
  embedding_dimension: number | null;
}

const SEARCHABLE = [
  'id',
  'number',
  'filename',
  'ready_at',
  'chunk_count',
  'token_count',
  'embedding_model',
  'embedding_dimension',
] as const satisfies (keyof SearchableDocument)[];

@Injectable()
export class DocumentRepository {
  constructor(
    @InjectRepository(Document) private readonly documents: ReadRepository<Document>,
    private readonly counters: CounterRepository,
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<Document | null> {
    return this.documents.findOneBy({ id, agent: NOT_DELETED });
  }

  /** Also one whose agent is deleted. */
  findOfAnyAgent(id: string): Promise<Document | null> {
    return this.documents.findOneBy({ id });
  }

  /** Oldest first. @returns one row more than the limit when there are more */
  findPage(agentId: string, { after, limit }: { after: string | null; limit: number }): Promise<Document[]> {
    const page = this.documents.createQueryBuilder('document').where({ agent_id: agentId });
    if (after !== null) page.andWhere('document.id > :after', { after });
    return page
      .orderBy('document.id')
      .limit(limit + 1)
      .getMany();
  }

  /** Those of an agent that are indexed whole and not being indexed again, in the order of their ids. */
  findReady(agentId: string): Promise<Pick<Document, 'id' | 'ready_at'>[]> {
    return this.documents.find({
      select: { id: true, ready_at: true },
      where: { agent_id: agentId, status: 'ready' },
      order: { id: 'ASC' },
    });
  }

  /** Whether a search of the agent's documents could find anything. */
  hasSearchable(agentId: string): Promise<boolean> {
    return this.documents.existsBy({ agent_id: agentId, ready_at: Not(IsNull()) });
  }

  /** As plain rows: an agent may have thousands, and each question reads them. */
  findSearchable(agentId: string): Promise<SearchableDocument[]> {
    return this.documents
      .createQueryBuilder('document')
      .select(SEARCHABLE.map((column) => `document.${column} AS ${column}`))
      .where({ agent_id: agentId, ready_at: Not(IsNull()) })
      .getRawMany<SearchableDocument>();
  }

  /** Which of these documents are not deleted. */
  async findExisting(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.documents.find({ select: { id: true }, where: { id: In([...ids]) } });
    return new Set(rows.map(({ id }) => id));
  }

  /** Those that wait for their indexing or are being indexed. */
  async findUnfinished(): Promise<string[]> {
    const rows = await this.documents.find({
      select: { id: true },
      where: { status: In(['queued', 'reading', 'indexing']) },
    });
    return rows.map(({ id }) => id);
  }

  /** Those that are deleted, and whose rows and files are still there. */
  async findDeleted(): Promise<string[]> {
    const deleted = { where: { deleted_at: Not(IsNull()) }, withDeleted: true, select: { id: true } };
    return (await this.documents.find(deleted)).map(({ id }) => id);
  }

  /** Any one of them, deleted or not. */
  findOneWithDeleted(which: { id: string } | { agent_id: string }): Promise<Document | null> {
    return this.documents.findOne({ where: which, withDeleted: true });
  }

  /** Which of these files belong to a document, deleted or not. */
  async findBlobKeys(keys: readonly string[]): Promise<Set<string>> {
    const rows = await this.documents.find({
      select: { id: true, blob_key: true },
      where: { blob_key: In([...keys]) },
      withDeleted: true,
    });
    return new Set(rows.map(({ blob_key }) => blob_key));
  }

  existsIn(manager: EntityManager, id: string, agentId: string): Promise<boolean> {
    return manager.existsBy(Document, { id, agent_id: agentId });
  }

  /** Gives it the next number. */
  async insert(manager: EntityManager, document: Omit<Document, 'number' | 'created_at'>): Promise<Document> {
    // The row of the counter is locked until the end, so two documents never get the same number.
    await this.counters.change(manager, NUMBERS, 1);
    const number = await this.counters.getIn(manager, NUMBERS);
    const inserted = { ...document, number: number ?? 0, created_at: toTimestamp(this.clock.now()) };
    await manager.insert(Document, inserted);
    return inserted;
  }

  /** @returns false when there is no such document */
  async change(manager: EntityManager, id: string, change: DocumentChange): Promise<boolean> {
    return (await manager.update(Document, { id, deleted_at: IsNull() }, change)).affected !== 0;
  }

  /** Puts a document that ended back to its beginning. @returns false when it has not ended, or does not exist */
  async requeue(manager: EntityManager, id: string): Promise<boolean> {
    const ended = { id, deleted_at: IsNull(), status: In(['failed', 'ready']) };
    const queued = { status: 'queued', error_code: null, error_message: null } as const;
    return (await manager.update(Document, ended, queued)).affected !== 0;
  }

  /** From then on it is not searched. @returns the agent that had it; null when there is no such document */
  async markDeleted(manager: EntityManager, id: string): Promise<string | null> {
    const document = await manager.findOneBy(Document, { id, agent: NOT_DELETED });
    const deleted = { deleted_at: toTimestamp(this.clock.now()), ready_at: null };
    return document && (await this.change(manager, id, deleted)) ? document.agent_id : null;
  }

  async delete(manager: EntityManager, id: string): Promise<void> {
    await manager.delete(Document, { id });
  }
}
