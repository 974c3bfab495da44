import type { ServerEvent } from '../../core/api/sse';

/** Where an event stands in its turn. */
export interface TurnPosition {
  readonly turn_id: string;
  readonly seq: number;
}

/** An event's id is `<turn_id>:<seq>`; on the session's feed its data names the turn too. */
export function turnOf(event: ServerEvent): TurnPosition {
  const id = event.id ?? '';
  const { turn_id } = event.data as { turn_id?: string };
  return { turn_id: turn_id ?? id.slice(0, id.lastIndexOf(':')), seq: sequenceOf(id) };
}

/** The number in an event's id. */
export function sequenceOf(eventId: string): number {
  return Number(eventId.slice(eventId.lastIndexOf(':') + 1));
}
