import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { EventBus } from '../../platform/events/event-bus.js';
import { Document } from './document.entity.js';
import { presentProgress } from './documents/document.presenter.js';

type Change = Partial<Omit<Document, 'id' | 'agent' | 'agent_id'>>;

export const documentTopic = (documentId: string) => `document:${documentId}`;

/** Changes of a document while it is read and indexed: stored, then told to whoever follows it. */
@Injectable()
export class DocumentRecords {
  constructor(
    private readonly database: Database,
    private readonly events: EventBus,
  ) {}

  /** Null when it was deleted. */
  find(id: string): Promise<Document | null> {
    return this.database.repository(Document).findOneBy({ id });
  }

  /**
   * Stores a change, with what else belongs to it, and tells it.
   * @returns the document as it is now
   * @throws DocumentGone when it was deleted meanwhile
   */
  async change(
    document: Document,
    change: Change,
    also?: (manager: EntityManager) => Promise<unknown>,
  ): Promise<Document> {
    await this.database.write(async (manager) => {
      const { affected } = await manager.update(Document, { id: document.id, deleted_at: IsNull() }, change);
      if (affected === 0) throw new DocumentGone();
      await also?.(manager);
    });
    const changed: Document = { ...document, ...change };
    this.tell(changed);
    return changed;
  }

  private tell(document: Document): void {
    const topic = documentTopic(document.id);
    if (!this.events.isFollowed(topic)) return;
    this.events.publish(topic, { id: '', seq: 0, type: 'progress', data: JSON.stringify(presentProgress(document)) });
  }
}

/** It was deleted while somebody worked on it: there is nothing left to do, and nothing went wrong. */
export class DocumentGone extends Error {}
