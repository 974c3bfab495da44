import type { EntityManager } from 'typeorm';
import { toJson } from '../../../platform/database/columns.js';
import { insertRows, updateFrom } from '../../../platform/database/rows/insert-rows.js';
import { Message } from '../../sessions/message/message.entity.js';
import { previewOf } from '../../sessions/session-texts.js';
import type { Turn } from '../turn.entity.js';
import type { TurnDraft } from '../turn-draft.js';
import type { TurnEvent } from '../events/turn-events.js';
import type { TurnHistory } from '../events/turn-history.js';

/** What one transaction stores when a turn begins. */
export interface StartedTurn {
  draft: TurnDraft;
  /** Set when this message gives the session its first title. */
  title: string | null;
  firstEvent: TurnEvent;
}

/** What one transaction stores when a turn ends. */
export interface EndedTurn {
  turn: Turn;
  message: Message;
  /** Its last event included. */
  history: TurnHistory;
}

/** The session shows another branch, or more messages, than when the turn was drafted. */
export class BranchMoved extends Error {}

/** Another process declared the turn interrupted, because this one was held up for longer than its lease. */
export class TurnTaken extends Error {}

/** The turn was deleted, with its session. */
export class TurnGone extends Error {}

/**
 * Plain SQL with as few statements as possible, because every answer waits for it. A second running turn of a session,
 * or a session that is gone, breaks a constraint and with it the whole statement.
 * @param leaseEnd SQL for the time when the turns' lease is over
 * @throws BranchMoved when one of the sessions does not end any more where its turn goes on
 */
export async function storeStartedTurns(
  manager: EntityManager,
  beginnings: readonly StartedTurn[],
  leaseEnd: string,
): Promise<void> {
  if (beginnings.length === 0) return;
  await insertRows(
    manager,
    'messages',
    beginnings.flatMap(({ draft }) =>
      draft.isNew ? [messageRow(draft.user_message), messageRow(draft.assistant_message)] : [],
    ),
  );
  await insertRows(
    manager,
    'turns',
    beginnings.map(({ draft }) => turnRow(draft.turn)),
    { lease_expires_at: leaseEnd },
  );
  await openSessions(
    manager,
    beginnings.filter(({ draft }) => draft.isNew),
  );
  for (const { draft } of beginnings) {
    if (!draft.isNew) await reopenMessage(manager, draft);
    if (draft.isNew) for (const message of soundOf(draft)) await storeSound(manager, message);
  }
}

async function openSessions(manager: EntityManager, beginnings: readonly StartedTurn[]): Promise<void> {
  const rows = beginnings.map(({ draft: { turn, user_message, assistant_message }, title }) => ({
    session_id: turn.session_id,
    turn_id: turn.id,
    preview: previewOf(user_message.content),
    parent_id: user_message.parent_id,
    answer_id: assistant_message.id,
    begun_at: turn.created_at,
    title,
  }));
  const opened = await updateFrom(
    manager,
    rows,
    `UPDATE sessions SET active_turn_id = given.turn_id, message_count = message_count + 2,
       last_message_preview = given.preview, last_message_role = 'user', active_message_id = given.answer_id,
       activity_id = given.turn_id, updated_at = given.begun_at, title = COALESCE(sessions.title, given.title)
     FROM given WHERE sessions.id = given.session_id AND sessions.deleted_at IS NULL
       AND sessions.active_message_id IS NOT DISTINCT FROM given.parent_id
     RETURNING sessions.id`,
  );
  if (opened.length < rows.length) throw new BranchMoved();
}

/** Stores the answer as its new turn begins it: nothing stays of how the one before ended. */
async function reopenMessage(manager: EntityManager, { turn, assistant_message }: TurnDraft): Promise<void> {
  const { id, ...columns } = assistant_message;
  await manager.update(Message, { id }, columns);
  const opened = await updateFrom(
    manager,
    [{ session_id: turn.session_id, turn_id: turn.id, answer_id: assistant_message.id }],
    `UPDATE sessions SET active_turn_id = given.turn_id FROM given
     WHERE sessions.id = given.session_id AND sessions.deleted_at IS NULL
       AND sessions.active_message_id = given.answer_id RETURNING sessions.id`,
  );
  if (opened.length === 0) throw new BranchMoved();
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

/**
 * A statement a table, however many turns end together.
 * @param runnerId who ended them
 * @throws TurnTaken, TurnGone when one of them is not running any more, or not by this runner; then nothing may be stored
 */
export async function storeEndedTurns(
  manager: EntityManager,
  endings: readonly EndedTurn[],
  runnerId: string,
): Promise<void> {
  if (endings.length === 0) return;
  // Sessions first, in the order in which deleting them locks rows.
  await updateFrom(
    manager,
    endings.map(({ turn, message }) => ({
      session_id: turn.session_id,
      turn_id: turn.id,
      preview: previewOf(message.content),
      finished_at: turn.finished_at,
    })),
    `UPDATE sessions SET active_turn_id = NULL, last_message_preview = given.preview, last_message_role = 'assistant',
       updated_at = given.finished_at FROM given WHERE sessions.id = given.session_id AND active_turn_id = given.turn_id`,
  );
  const ended = await updateFrom(
    manager,
    endings.map(({ turn }) => ({
      id: turn.id,
      status: turn.status,
      trace: toJson(turn.trace),
      usage: toJson(turn.usage),
      finished_at: turn.finished_at,
      runner_id: runnerId,
    })),
    `UPDATE turns SET status = given.status, trace = given.trace, usage = given.usage, finished_at = given.finished_at
     FROM given WHERE turns.id = given.id AND turns.status = 'running' AND turns.runner_id = given.runner_id
     RETURNING turns.id`,
  );
  if (ended.length < endings.length) throw await whyNotEnded(manager, endings);
  await updateFrom(
    manager,
    endings.map(({ message }) => ({
      id: message.id,
      content: message.content,
      status: message.status,
      finish_reason: message.finish_reason,
      usage: toJson(message.usage),
    })),
    `UPDATE messages SET content = given.content, status = given.status, finish_reason = given.finish_reason,
       usage = given.usage FROM given WHERE messages.id = given.id`,
  );
  await insertRows(
    manager,
    'turn_stories',
    endings.map(({ turn, history }) => ({ turn_id: turn.id, story: history.toJson() })),
  );
  for (const { message } of endings) await storeExtras(manager, message);
}

/** For a single turn the true reason; several are stored one by one after any. */
async function whyNotEnded(manager: EntityManager, endings: readonly EndedTurn[]): Promise<Error> {
  const rows = await manager.query<unknown[]>('SELECT 1 FROM turns WHERE id = $1', [endings[0]?.turn.id]);
  return rows.length > 0 ? new TurnTaken() : new TurnGone();
}

/** What few answers have costs the others no statement. */
async function storeExtras(manager: EntityManager, message: Message): Promise<void> {
  if (message.error !== null) {
    await manager.query('UPDATE messages SET error = $1 WHERE id = $2', [toJson(message.error), message.id]);
  }
  if (message.message_type === 'voice') await storeSound(manager, message);
  if (message.citations === null) return;
  await manager.query('UPDATE messages SET citations = $1 WHERE id = $2', [toJson(message.citations), message.id]);
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
    created_at: turn.created_at,
    finished_at: turn.finished_at,
  };
}
