import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fromJson, toJson } from '../../../platform/database/columns.js';
import { Database } from '../../../platform/database/database.js';

/** What the search for an answer found, as JSON, by the id of the answer. */
@Injectable()
export class MessageRetrievalRepository {
  constructor(private readonly database: Database) {}

  /** Null when nothing is stored. @returns what `replace` was given */
  async find<Retrieval extends object>(messageId: string): Promise<Retrieval | null> {
    const [row] = await this.database.read.query<{ retrieval: string }[]>(
      'SELECT retrieval FROM message_retrievals WHERE message_id = $1',
      [messageId],
    );
    return row ? fromJson<Retrieval>(row.retrieval) : null;
  }

  async replace(manager: EntityManager, messageId: string, retrieval: object): Promise<void> {
    await this.delete(manager, messageId);
    await manager.query('INSERT INTO message_retrievals (message_id, retrieval) VALUES ($1, $2)', [
      messageId,
      toJson(retrieval),
    ]);
  }

  /** Harmless when nothing was stored. */
  async delete(manager: EntityManager, messageId: string): Promise<void> {
    await manager.query('DELETE FROM message_retrievals WHERE message_id = $1', [messageId]);
  }

  /** The oldest of those whose message has an id before this one. */
  async findBefore(messageId: string, limit: number): Promise<string[]> {
    const rows = await this.database.read.query<{ message_id: string }[]>(
      'SELECT message_id FROM message_retrievals WHERE message_id < $1 ORDER BY message_id LIMIT $2',
      [messageId, limit],
    );
    return rows.map(({ message_id }) => message_id);
  }

  async deleteAll(manager: EntityManager, messageIds: readonly string[]): Promise<void> {
    const numbered = messageIds.map((_, index) => `$${index + 1}`).join(', ');
    await manager.query(`DELETE FROM message_retrievals WHERE message_id IN (${numbered})`, [...messageIds]);
  }
}
