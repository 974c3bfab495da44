import type { ServerEvent } from './sse';

/** Who follows the turn that a request of this tab began, on the stream of the request itself. */
export interface TurnListener {
  receive(event: ServerEvent): void;
  /** Nobody looks at it any more: the connection can be given back. */
  isGone(): boolean;
}

/** After these events a turn tells nothing more. */
export function isTurnEnd({ type }: ServerEvent): boolean {
  return type === 'done' || type === 'error';
}
