import { Observable } from 'rxjs';
import type { ApiClient } from './api-client';
import { ApiError } from './api-error';
import { readEvents, type ServerEvent } from './sse';

/** What a follower sees: the connection opening, events, and how long it waits after losing the server. */
export type StreamSignal =
  | { readonly kind: 'open' }
  | { readonly kind: 'event'; readonly event: ServerEvent }
  | { readonly kind: 'waiting'; readonly delayMs: number };

export interface FollowOptions {
  /** Emits when waiting makes no sense any more: the network is back, or the reader pressed "Retry now". */
  readonly wake$?: Observable<unknown>;
  /** The server writes a comment every 10 s; a longer silence is a connection that died without saying so. */
  readonly silenceLimitMs?: number;
  readonly longestDelayMs?: number;
}

const FIRST_DELAY_MS = 1000;

/**
 * Follows an event stream for as long as somebody is subscribed, and opens it again whenever it breaks, with growing
 * pauses. Ends on 204; fails on answers that another try cannot change (404, 401 ...).
 */
export function followEvents(client: ApiClient, path: string, options: FollowOptions = {}): Observable<StreamSignal> {
  const { wake$, silenceLimitMs = 25_000, longestDelayMs = 15_000 } = options;
  return new Observable<StreamSignal>((subscriber) => {
    const ended = new AbortController();
    let baseDelayMs = FIRST_DELAY_MS;
    let failures = 0;
    let wake: () => void = () => undefined;
    const waking = wake$?.subscribe(() => wake());

    const connect = async (): Promise<'over' | 'again'> => {
      const attempt = new AbortController();
      const abort = (): void => attempt.abort();
      ended.signal.addEventListener('abort', abort);
      let silence = setTimeout(abort, silenceLimitMs);
      try {
        const response = await client.send('GET', path, { accept: 'text/event-stream', signal: attempt.signal });
        if (response.status === 204) return 'over';
        subscriber.next({ kind: 'open' });
        await readEvents(response, {
          onEvent: (event) => {
            failures = 0;
            subscriber.next({ kind: 'event', event });
          },
          onActivity: () => {
            clearTimeout(silence);
            silence = setTimeout(abort, silenceLimitMs);
          },
          onRetry: (milliseconds) => (baseDelayMs = milliseconds),
          isDone: () => ended.signal.aborted,
        });
        return 'again';
      } finally {
        clearTimeout(silence);
        ended.signal.removeEventListener('abort', abort);
      }
    };

    const pause = (): Promise<void> => {
      // Up to a fifth of jitter, so that many tabs do not come back in the same instant.
      const grown = Math.min(baseDelayMs * 2 ** failures, longestDelayMs);
      const delayMs = Math.round(grown * (1 + Math.random() / 5));
      failures += 1;
      subscriber.next({ kind: 'waiting', delayMs });
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, delayMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        ended.signal.addEventListener('abort', wake);
      });
    };

    const follow = async (): Promise<void> => {
      while (!ended.signal.aborted) {
        try {
          if ((await connect()) === 'over') return subscriber.complete();
        } catch (error) {
          if (error instanceof ApiError && !canChange(error)) return subscriber.error(error);
        }
        if (!ended.signal.aborted) await pause();
      }
    };

    void follow();
    return () => {
      ended.abort();
      waking?.unsubscribe();
    };
  });
}

function canChange(error: ApiError): boolean {
  return error.status === 0 || error.status === 408 || error.status === 429 || error.status >= 500;
}
