import {
  catchError,
  concat,
  defer,
  EMPTY,
  filter,
  ignoreElements,
  NEVER,
  Observable,
  of,
  repeat,
  takeUntil,
  takeWhile,
  tap,
  throwError,
  timeout,
  timer,
} from 'rxjs';
import type { ApiClient } from './api-client';
import { ApiError } from './api-error';
import { readEvents, type ServerEvent } from './sse';

/** What a follower sees: the connection opening, events, and how long it waits after losing the server. */
export type StreamSignal =
  | { readonly kind: 'open' }
  | { readonly kind: 'event'; readonly event: ServerEvent }
  | { readonly kind: 'waiting'; readonly delayMs: number };

/** What one connection delivers besides: signs of life, the server's `retry`, and the 204 after which nothing follows. */
type Received =
  | Exclude<StreamSignal, { kind: 'waiting' }>
  | { readonly kind: 'activity' | 'over' }
  | { readonly kind: 'retry'; readonly delayMs: number };

export interface FollowOptions {
  /** Emits when waiting makes no sense any more: the network is back, or the reader pressed "Retry now". */
  readonly wake$?: Observable<unknown>;
  /** The server writes a comment every 10 s; a longer silence is a connection that died without closing. */
  readonly silenceLimitMs?: number;
  readonly longestDelayMs?: number;
}

const FIRST_DELAY_MS = 1000;

/**
 * Follows an event stream while subscribed, and reopens it whenever it breaks, with growing pauses. Completes on 204;
 * fails on responses that another attempt cannot change (404, 401 ...).
 */
export function followEvents(client: ApiClient, path: string, options: FollowOptions = {}): Observable<StreamSignal> {
  const { wake$ = NEVER, silenceLimitMs = 25_000, longestDelayMs = 15_000 } = options;
  return defer(() => {
    let baseDelayMs = FIRST_DELAY_MS;
    let failures = 0;
    const connection$ = connect(client, path, silenceLimitMs).pipe(
      tap((received) => {
        if (received.kind === 'event') failures = 0;
        if (received.kind === 'retry') baseDelayMs = received.delayMs;
      }),
    );
    const pause$ = defer(() => pause(Math.min(baseDelayMs * 2 ** failures++, longestDelayMs), wake$));
    return concat(connection$, pause$).pipe(
      repeat(),
      takeWhile(({ kind }) => kind !== 'over'),
      filter((received) => received.kind === 'open' || received.kind === 'event' || received.kind === 'waiting'),
    );
  });
}

/** One connection, from the request until it ends or breaks. */
function connect(client: ApiClient, path: string, silenceLimitMs: number): Observable<Received> {
  return new Observable<Received>((subscriber) => {
    const closed = new AbortController();
    const read = async (): Promise<void> => {
      const response = await client.send('GET', path, { accept: 'text/event-stream', signal: closed.signal });
      subscriber.next({ kind: response.status === 204 ? 'over' : 'open' });
      await readEvents(response, {
        onEvent: (event) => subscriber.next({ kind: 'event', event }),
        onActivity: () => subscriber.next({ kind: 'activity' }),
        onRetry: (delayMs) => subscriber.next({ kind: 'retry', delayMs }),
        isDone: () => subscriber.closed,
      });
      subscriber.complete();
    };
    read().catch((error: unknown) => subscriber.error(error));
    return () => closed.abort();
  }).pipe(timeout({ each: silenceLimitMs }), catchError(failIfFinal));
}

/** Up to a fifth of jitter, so that many tabs do not come back in the same instant. */
function pause(leastMs: number, wake$: Observable<unknown>): Observable<StreamSignal> {
  const delayMs = Math.round(leastMs * (1 + Math.random() / 5));
  return concat(of({ kind: 'waiting' as const, delayMs }), timer(delayMs).pipe(takeUntil(wake$), ignoreElements()));
}

/** Another attempt follows every other failure. */
function failIfFinal(error: unknown): Observable<never> {
  return isFinal(error) ? throwError(() => error) : EMPTY;
}

function isFinal(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status !== 0 && error.status !== 408 && error.status !== 429 && error.status < 500;
}
