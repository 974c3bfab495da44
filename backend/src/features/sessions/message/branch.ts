import type { EntityManager } from 'typeorm';
import { fromJson } from '../../../platform/database/columns.js';
import type { Message } from './message.entity.js';

type MessageRow = Omit<Message, 'error' | 'usage' | 'audio' | 'citations' | 'simulated'> & {
  error: string | null;
  usage: string | null;
  audio: string | null;
  citations: string | null;
  simulated: boolean | number;
};

/**
 * Reads a branch backwards along `parent_id`, starting with the message `leaf_id`: one primary-key look-up per message,
 * so the last page of a conversation costs the same as any other.
 * @returns at most `limit` messages, oldest first
 */
export async function readBranch(manager: EntityManager, leafId: string | null, limit: number): Promise<Message[]> {
  if (leafId === null) return [];
  const rows = await manager.query<MessageRow[]>(
    `WITH RECURSIVE branch (message_id, next_id, distance) AS (
       SELECT id, parent_id, 1 FROM messages WHERE id = $1
       UNION ALL
       SELECT messages.id, messages.parent_id, branch.distance + 1
       FROM branch JOIN messages ON messages.id = branch.next_id
       WHERE branch.distance < $2
     )
     SELECT messages.* FROM branch JOIN messages ON messages.id = branch.message_id ORDER BY branch.distance DESC`,
    [leafId, limit],
  );
  return rows.map(messageFromRow);
}

export function messageFromRow(row: MessageRow): Message {
  return {
    ...row,
    error: fromJson(row.error),
    usage: fromJson(row.usage),
    audio: fromJson(row.audio),
    citations: fromJson(row.citations),
    simulated: Boolean(row.simulated),
  };
}
