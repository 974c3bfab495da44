import type { EntityManager } from 'typeorm';
import { toJson } from '../../platform/database/columns.js';
import { insertRows, placeholders } from '../../platform/database/insert-rows.js';
import type { Message } from '../sessions/message.entity.js';
import { previewOf } from '../sessions/session-texts.js';
import type { Turn } from './turn.entity.js';
import type { TurnDraft } from './turn-draft.js';
import type { TurnEvent } from './turn-events.js';
import type { TurnStory } from './turn-story.js';

/** What one transaction stores when a turn begins. */
export interface TurnBeginning {
  draft: TurnDraft;
  /** Set when this message gives the session its first title. */
  title: string | null;
  first_event: TurnEvent;
}

/** What one transaction stores when a turn ends. */
export interface TurnEnding {
  turn: Turn;
  message: Message;
  /** Its last event included. */
  story: TurnStory;
}

/**
 * Plain SQL with as few statements as possible, because every answer waits for it. A second running turn of a session,
 * or a session that is gone, breaks a constraint and with it the whole statement.
 */
export async function storeBeginnings(manager: EntityManager, beginnings: readonly TurnBeginning[]): Promise<void> {
  if (beginnings.length === 0) return;
  await insertRows(
    manager,
    'messages',
    beginnings.flatMap(({ draft }) =>
      draft.is_new ? [messageRow(draft.user_message), messageRow(draft.assistant_message)] : [],
    ),
  );
  await insertRows(
    manager,
    'turns',
    beginnings.map(({ draft }) => turnRow(draft.turn)),
  );
  await openSessions(
    manager,
    beginnings.filter(({ draft }) => draft.is_new),
  );
  for (const { draft } of beginnings) {
    if (!draft.is_new) await reopenMessage(manager, draft);
    if (draft.is_new) for (const message of soundOf(draft)) await storeSound(manager, message);
  }
}

/** One statement for all sessions; the columns of `begun` are named because both databases must read it. */
async function openSessions(manager: EntityManager, beginnings: readonly TurnBeginning[]): Promise<void> {
  if (beginnings.length === 0) return;
  const rows = beginnings.map(({ draft: { turn, user_message, assistant_message }, title }) => [
    turn.session_id,
    turn.id,
    previewOf(user_message.content),
    assistant_message.id,
    turn.created_at,
    title,
  ]);
  await manager.query(
    `WITH begun (session_id, turn_id, preview, answer_id, begun_at, title) AS (VALUES ${placeholders(rows.length, 6)})
     UPDATE sessions SET active_turn_id = begun.turn_id, message_count = message_count + 2,
       last_message_preview = begun.preview, last_message_role = 'user', active_message_id = begun.answer_id,
       activity_id = begun.turn_id, updated_at = begun.begun_at, title = COALESCE(sessions.title, begun.title)
     FROM begun WHERE sessions.id = begun.session_id`,
    rows.flat(),
  );
}

async function reopenMessage(manager: EntityManager, { turn, assistant_message }: TurnDraft): Promise<void> {
  await manager.query("UPDATE messages SET turn_id = $1, content = $2, status = 'streaming' WHERE id = $3", [
    turn.id,
    assistant_message.content,
    assistant_message.id,
  ]);
  await manager.query('UPDATE sessions SET active_turn_id = $1 WHERE id = $2', [turn.id, turn.session_id]);
}

/** The messages of a new turn that have to do with sound; text costs no statement. */
function soundOf({ user_message, assistant_message }: TurnDraft): Message[] {
  return [user_message, assistant_message].filter((message) => message.message_type === 'voice');
}

async function storeSound(manager: EntityManager, message: Message): Promise<void> {
  await manager.query('UPDATE messages SET message_type = $1, audio_file = $2, audio = $3 WHERE id = $4', [
    message.message_type,
    message.audio_file,
    toJson(message.audio),
    message.id,
  ]);
  if (message.role !== 'user' || !message.audio) return;
  await manager.query(
    'UPDATE sessions SET recording_count = recording_count + 1, recording_bytes = recording_bytes + $1 WHERE id = $2',
    [message.audio.size_bytes, message.session_id],
  );
}

/** Harmless when the rows are gone. */
export async function storeEnding(manager: EntityManager, { turn, message, story }: TurnEnding): Promise<void> {
  await manager.query(
    'UPDATE messages SET content = $1, status = $2, finish_reason = $3, usage = $4, simulated = $5 WHERE id = $6',
    [message.content, message.status, message.finish_reason, toJson(message.usage), message.simulated, message.id],
  );
  if (message.message_type === 'voice') await storeSound(manager, message);
  if (message.citations !== null) {
    await manager.query('UPDATE messages SET citations = $1 WHERE id = $2', [toJson(message.citations), message.id]);
  }
  await manager.query('UPDATE turns SET status = $1, trace = $2, usage = $3, finished_at = $4 WHERE id = $5', [
    turn.status,
    toJson(turn.trace),
    toJson(turn.usage),
    turn.finished_at,
    turn.id,
  ]);
  await manager.query(
    `UPDATE sessions SET active_turn_id = NULL, last_message_preview = $1, last_message_role = 'assistant', updated_at = $2
     WHERE id = $3 AND active_turn_id = $4`,
    [previewOf(message.content), turn.finished_at, turn.session_id, turn.id],
  );
  await insertRows(manager, 'turn_stories', [{ turn_id: turn.id, story: story.toJson() }]);
}

function messageRow(message: Message) {
  return {
    id: message.id,
    session_id: message.session_id,
    parent_id: message.parent_id,
    turn_id: message.turn_id,
    role: message.role,
    content: message.content,
    status: message.status,
    finish_reason: message.finish_reason,
    usage: toJson(message.usage),
    simulated: message.simulated,
    created_at: message.created_at,
  };
}

function turnRow(turn: Turn) {
  return {
    id: turn.id,
    session_id: turn.session_id,
    user_message_id: turn.user_message_id,
    assistant_message_id: turn.assistant_message_id,
    status: turn.status,
    trace: toJson(turn.trace),
    usage: toJson(turn.usage),
    runner_id: turn.runner_id,
    lease_expires_at: turn.lease_expires_at,
    created_at: turn.created_at,
    finished_at: turn.finished_at,
  };
}
