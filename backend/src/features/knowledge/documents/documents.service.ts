import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Observable } from 'rxjs';
import { EmbeddingModel } from '../../../ai/embedding-model.js';
import { Clock } from '../../../platform/clock.js';
import { NOT_DELETED, toTimestamp } from '../../../platform/database/columns.js';
import { changeCounter, readCounter } from '../../../platform/database/rows/counters.js';
import { Database } from '../../../platform/database/database.js';
import { EventBus } from '../../../platform/events/event-bus.js';
import { type PageQuery, pageOf, readIdCursor } from '../../../platform/http/input/paging.js';
import type { SseEvent } from '../../../platform/http/streaming/sse.js';
import { JobQueue } from '../../../platform/jobs/job-queue.js';
import { Agent } from '../../agents/agent.entity.js';
import { AgentNotFound } from '../../agents/agents.errors.js';
import { AgentsService } from '../../agents/agents.service.js';
import { INDEX_DOCUMENT } from '../document-indexing.js';
import type { StoredFile } from './document-files.js';
import type { DocumentDto, DocumentList, DocumentProgressEvent } from './document.dto.js';
import { Document } from '../document.entity.js';
import { presentDocument, presentProgress } from './document.presenter.js';
import { documentTopic } from '../document-records.js';
import { DocumentNotFound } from './documents.errors.js';

/** Counts all documents there ever were; see `Document.number`. */
const NUMBERS = 'document_numbers';

/** What an agent knows: its documents. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly database: Database,
    private readonly agents: AgentsService,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
    private readonly embedder: EmbeddingModel,
  ) {}

  /** Oldest first. @throws AgentNotFound */
  async list(agentId: string, query: PageQuery): Promise<DocumentList> {
    const after = readIdCursor(query.cursor);
    const agent = await this.agents.get(agentId);
    const page = this.database.repository(Document).createQueryBuilder('document').where({ agent_id: agentId });
    if (after !== null) page.andWhere('document.id > :after', { after });
    const rows = await page
      .orderBy('document.id')
      .limit(query.limit + 1)
      .getMany();
    return pageOf('documents', rows, {
      limit: query.limit,
      total: agent.document_count,
      present: (document) => this.present(document),
      cursorOf: (document) => document.id,
    });
  }

  /** @throws DocumentNotFound */
  async get(id: string): Promise<Document> {
    const document = await this.database.repository(Document).findOneBy({ id, agent: NOT_DELETED });
    if (!document) throw new DocumentNotFound();
    return document;
  }

  present(document: Document): DocumentDto {
    return presentDocument(document, this.embedder.model);
  }

  /** Stores a document whose file is stored, and queues its reading. @throws AgentNotFound */
  async create(id: string, agentId: string, file: StoredFile): Promise<Document> {
    const document = await this.database.write(async (manager) => {
      const { affected } = await manager.increment(Agent, { id: agentId, deleted_at: IsNull() }, 'document_count', 1);
      if (affected === 0) throw new AgentNotFound();
      // The row of the counter is locked until the end, so two documents never read the same number.
      await changeCounter(manager, NUMBERS, 1);
      const row = manager.create(Document, {
        id,
        agent_id: agentId,
        number: await readCounter(manager, NUMBERS),
        ...file,
        status: 'queued',
        page_count: null,
        pages_done: 0,
        chunk_count: 0,
        chunks_done: 0,
        token_count: 0,
        error_code: null,
        error_message: null,
        embedding_model: null,
        embedding_dimension: null,
        ready_at: null,
        created_at: toTimestamp(this.clock.now()),
      });
      await manager.insert(Document, row);
      await this.jobs.add(manager, INDEX_DOCUMENT, id);
      return row;
    });
    this.jobs.wake();
    return document;
  }

  /** Reads a failed document again, or indexes a ready one anew; one that is being read goes on. @throws DocumentNotFound */
  async retry(id: string): Promise<Document> {
    await this.get(id);
    await this.database.write(async (manager) => {
      const { affected } = await manager
        .createQueryBuilder()
        .update(Document)
        .set({ status: 'queued', error_code: null, error_message: null })
        .where("id = :id AND deleted_at IS NULL AND status IN ('failed', 'ready')", { id })
        .execute();
      if (affected) await this.jobs.add(manager, INDEX_DOCUMENT, id);
    });
    this.jobs.wake();
    return this.get(id);
  }
}

/** How a document comes along, for whoever wants to see it. */
@Injectable()
export class DocumentFeed {
  constructor(
    private readonly documents: DocumentsService,
    private readonly events: EventBus,
  ) {}

  /** `progress` as it is now, then with every change until it is ready or failed. @throws DocumentNotFound */
  async follow(id: string): Promise<Observable<SseEvent>> {
    await this.documents.get(id);
    return new Observable((client) => {
      const pass = (data: string) => {
        client.next({ id: '', type: 'progress', data });
        const { status } = JSON.parse(data) as DocumentProgressEvent;
        if (status === 'ready' || status === 'failed') client.complete();
      };
      // Joined before the state is read: what changes in between is told, and perhaps said twice.
      const leave = this.events.follow(documentTopic(id), ({ type, data }) => {
        if (type === 'deleted') client.complete();
        else pass(data);
      });
      this.documents.get(id).then(
        (document) => pass(JSON.stringify(presentProgress(document))),
        () => client.complete(),
      );
      return leave;
    });
  }
}
