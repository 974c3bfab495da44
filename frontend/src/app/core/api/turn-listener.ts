import type { ServerEvent } from './sse';

/** Follows the turn that a request of this tab started, on the stream of the request itself. */
export interface TurnListener {
  receive(event: ServerEvent): void;
  /** It is not on screen any more: the connection can be closed. */
  isGone(): boolean;
}

/** No event of a turn follows these. */
export function isTurnEnd({ type }: ServerEvent): boolean {
  return type === 'done' || type === 'error';
}

/** The session itself was deleted. */
export function isDeletion({ type, data }: ServerEvent): boolean {
  return type === 'error' && (data as { readonly code: string }).code === 'deleted';
}
