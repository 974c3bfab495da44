import { Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import { EmbeddingModel } from '../../../ai/embedding-model.js';
import { Database } from '../../../platform/database/database.js';
import { EventBus } from '../../../platform/events/event-bus.js';
import { type PageQuery, pageOf, readIdCursor } from '../../../platform/http/input/paging.js';
import type { SseEvent } from '../../../platform/http/streaming/sse.js';
import { JobQueue } from '../../../platform/jobs/job-queue.js';
import { AgentRepository } from '../../agents/agent.repository.js';
import { AgentNotFound } from '../../agents/agents.errors.js';
import { INDEX_DOCUMENT } from '../document-indexing.js';
import type { StoredFile } from './document-files.js';
import type { DocumentDto, DocumentList, DocumentProgressEvent } from './document.dto.js';
import type { Document } from '../document.entity.js';
import { DocumentRepository } from '../document.repository.js';
import { presentDocument, presentProgress } from './document.presenter.js';
import { documentTopic } from '../document-records.js';
import { DocumentNotFound } from './documents.errors.js';

/** What an agent knows: its documents. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly database: Database,
    private readonly documents: DocumentRepository,
    private readonly agents: AgentRepository,
    private readonly jobs: JobQueue,
    private readonly embedder: EmbeddingModel,
  ) {}

  /** Oldest first. @throws AgentNotFound */
  async list(agentId: string, { cursor, limit }: PageQuery): Promise<DocumentList> {
    const after = readIdCursor(cursor);
    const agent = await this.agents.find(agentId);
    if (!agent) throw new AgentNotFound();
    const rows = await this.documents.findPage(agentId, { after, limit });
    return pageOf('documents', rows, {
      limit,
      total: agent.document_count,
      present: (document) => this.present(document),
      cursorOf: (document) => document.id,
    });
  }

  /** @throws DocumentNotFound */
  async get(id: string): Promise<Document> {
    const document = await this.documents.find(id);
    if (!document) throw new DocumentNotFound();
    return document;
  }

  present(document: Document): DocumentDto {
    return presentDocument(document, this.embedder.model);
  }

  /** Stores a document whose file is stored, and queues its reading. @throws AgentNotFound */
  async create(id: string, agentId: string, file: StoredFile): Promise<Document> {
    const document = await this.database.write(async (manager) => {
      if (!(await this.agents.addDocuments(manager, agentId, 1))) throw new AgentNotFound();
      const created = await this.documents.insert(manager, {
        id,
        agent_id: agentId,
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
      });
      await this.jobs.add(manager, INDEX_DOCUMENT, id);
      return created;
    });
    this.jobs.wake();
    return document;
  }

  /** Reads a failed document again, or indexes a ready one anew; one that is being read goes on. @throws DocumentNotFound */
  async retry(id: string): Promise<Document> {
    await this.get(id);
    await this.database.write(async (manager) => {
      if (await this.documents.requeue(manager, id)) await this.jobs.add(manager, INDEX_DOCUMENT, id);
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
