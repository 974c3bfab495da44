import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { EventBus } from '../../platform/events/event-bus.js';
import type { Document } from './document.entity.js';
import { type DocumentChange, DocumentRepository } from './document.repository.js';
import { presentProgress } from './documents/document.presenter.js';

export const documentTopic = (documentId: string) => `document:${documentId}`;

/** Changes of a document while it is read and indexed: stored, then told to whoever follows it. */
@Injectable()
export class DocumentRecords {
  constructor(
    private readonly database: Database,
    private readonly documents: DocumentRepository,
    private readonly events: EventBus,
  ) {}

  /** Null when it was deleted. */
  find(id: string): Promise<Document | null> {
    return this.documents.findOfAnyAgent(id);
  }

  /**
   * Stores a change, with what else belongs to it, and tells it.
   * @returns the document as it is now
   * @throws DocumentGone when it was deleted meanwhile
   */
  async change(
    document: Document,
    change: DocumentChange,
    also?: (manager: EntityManager) => Promise<unknown>,
  ): Promise<Document> {
    await this.database.write(async (manager) => {
      if (!(await this.documents.change(manager, document.id, change))) throw new DocumentGone();
      await also?.(manager);
    });
    const changed: Document = { ...document, ...change };
    this.tell(changed);
    return changed;
  }

  /** Marks it as deleted, with what else belongs to that, and tells it. @throws DocumentGone when there is none */
  async markDeleted(id: string, also: (manager: EntityManager, agentId: string) => Promise<void>): Promise<void> {
    await this.database.write(async (manager) => {
      const agentId = await this.documents.markDeleted(manager, id);
      if (agentId === null) throw new DocumentGone();
      await also(manager, agentId);
    });
    this.events.publish(documentTopic(id), { id: '', seq: 0, type: 'deleted', data: '{}' });
  }

  private tell(document: Document): void {
    const topic = documentTopic(document.id);
    if (!this.events.isFollowed(topic)) return;
    this.events.publish(topic, { id: '', seq: 0, type: 'progress', data: JSON.stringify(presentProgress(document)) });
  }
}

/** It was deleted while somebody worked on it: there is nothing left to do, and nothing went wrong. */
export class DocumentGone extends Error {}
