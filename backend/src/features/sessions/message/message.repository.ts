import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, IsNull } from 'typeorm';
import { fromJson, NOT_DELETED } from '../../../platform/database/columns.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadRepository } from '../../../platform/database/read-repository.js';
import { deleteInPortions, isOneOf } from '../../../platform/database/rows/delete-in-portions.js';
import { Message, type MessageRole } from './message.entity.js';
import type { MessageAudio } from './message-audio.js';

/** Names asked for in one statement. */
const FILES_AT_ONCE = 500;

type MessageRow = Omit<Message, 'error' | 'usage' | 'audio' | 'citations' | 'simulated'> & {
  error: string | null;
  usage: string | null;
  audio: string | null;
  citations: string | null;
  simulated: boolean | number;
};

@Injectable()
export class MessageRepository {
  constructor(
    @InjectRepository(Message) private readonly messages: ReadRepository<Message>,
    private readonly database: Database,
  ) {}

  /** Also one of a deleted session. */
  find(id: string): Promise<Message | null> {
    return this.messages.findOneBy({ id });
  }

  /** Null when its session or agent is deleted. */
  findVisible(id: string): Promise<Message | null> {
    return this.messages.findOneBy({ id, session: { agent: NOT_DELETED } });
  }

  /** Which session a message's audio file belongs to; null when there is none, or it is deleted. */
  async findSessionOfAudio(file: string, role: MessageRole): Promise<{ id: string; agent_id: string } | null> {
    const message = await this.messages.findOne({
      select: { id: true, session: { id: true, agent_id: true } },
      where: { audio_file: file, role, session: { agent: NOT_DELETED } },
      relations: { session: true },
    });
    return message?.session ?? null;
  }

  /** Which of these audio files a message has, also one of a deleted session. */
  async findAudioFiles(files: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (let start = 0; start < files.length; start += FILES_AT_ONCE) {
      const batch = { audio_file: In(files.slice(start, start + FILES_AT_ONCE)) };
      for (const { audio_file } of await this.messages.find({ select: { id: true, audio_file: true }, where: batch })) {
        if (audio_file !== null) found.add(audio_file);
      }
    }
    return found;
  }

  /**
   * Reads a branch backwards along `parent_id`, starting with the message `leafId`: one primary-key look-up per message,
   * so the last page of a conversation costs the same as any other.
   * @returns at most `limit` messages, oldest first
   */
  async findBranch(leafId: string | null, limit: number): Promise<Message[]> {
    if (leafId === null) return [];
    const rows = await this.database.read.query<MessageRow[]>(
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

  /** Gives an answer its speech. @returns false when it was continued, deleted or spoken meanwhile */
  async addSpeech(
    manager: EntityManager,
    { id, turn_id }: Pick<Message, 'id' | 'turn_id'>,
    speech: MessageAudio,
  ): Promise<boolean> {
    return (await manager.update(Message, { id, turn_id, audio_file: IsNull() }, speech)).affected !== 0;
  }

  /** In portions, each in a transaction of its own. */
  deleteOfSessions(sessionIds: readonly string[], signal: AbortSignal): Promise<void> {
    const rows = { table: 'messages', key: 'id', ...isOneOf('session_id', sessionIds) };
    return deleteInPortions(this.database, rows, signal);
  }
}

function messageFromRow(row: MessageRow): Message {
  return {
    ...row,
    error: fromJson(row.error),
    usage: fromJson(row.usage),
    audio: fromJson(row.audio),
    citations: fromJson(row.citations),
    simulated: Boolean(row.simulated),
  };
}
