import { validationError } from '../../../platform/http/errors/validation-error.js';
import { isId } from '../../../platform/ids.js';

export type TurnEventType = 'turn' | 'transcript' | 'citations' | 'token' | 'audio' | 'done' | 'error';

/** An event of a turn as it is stored and followed. */
export interface TurnEvent {
  /** `<turn_id>:<seq>` */
  id: string;
  /** From 0 without holes. */
  seq: number;
  type: TurnEventType;
  /** JSON text of the event's record. */
  data: string;
}

/** After these nothing follows. */
export function isLast(event: { type: string }): boolean {
  return event.type === 'done' || event.type === 'error';
}

/** What `id:` and `Last-Event-ID` hold. */
export function eventId(turn_id: string, seq: number): string {
  return `${turn_id}:${seq}`;
}

/**
 * The number of the last event a client has seen; -1 when it has seen none.
 * @throws DomainError `validation_error` when the id is not one of this turn
 */
export function seqOf(last_event_id: string | undefined, turn_id: string): number {
  if (last_event_id === undefined || last_event_id === '') return -1;
  const [id, seq] = last_event_id.split(':');
  if (!isId(id) || id !== turn_id || !/^\d{1,9}$/.test(seq ?? '')) {
    throw validationError([{ field: 'Last-Event-ID', message: 'must be the id of an event of this turn' }]);
  }
  return Number(seq);
}

export const turnTopic = (turn_id: string) => `turn:${turn_id}`;
export const sessionTopic = (session_id: string) => `session:${session_id}`;
