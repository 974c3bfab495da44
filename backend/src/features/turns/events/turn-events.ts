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
export function eventId(turnId: string, seq: number): string {
  return `${turnId}:${seq}`;
}

/**
 * The number of the last event a client has seen; -1 when it has seen none.
 * @throws DomainError `validation_error` when the id is not one of this turn
 */
export function seqOf(lastEventId: string | undefined, turnId: string): number {
  if (lastEventId === undefined || lastEventId === '') return -1;
  const [id, seq] = lastEventId.split(':');
  if (!isId(id) || id !== turnId || !/^\d{1,9}$/.test(seq ?? '')) {
    throw validationError([{ field: 'Last-Event-ID', message: 'must be the id of an event of this turn' }]);
  }
  return Number(seq);
}

export const turnTopic = (turnId: string) => `turn:${turnId}`;
export const sessionTopic = (sessionId: string) => `session:${sessionId}`;
