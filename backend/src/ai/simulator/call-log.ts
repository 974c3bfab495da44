import type { IncomingHttpHeaders } from 'node:http';

/** One request that the simulator got, for tests to look at. */
export interface SimulatedCall {
  /** Counts from 1 since the start or the last clearing. */
  number: number;
  method: string;
  path: string;
  /** Without the key: `authorization` holds only its scheme. */
  headers: IncomingHttpHeaders;
  /** The parsed body; of an upload its fields. */
  body: unknown;
  /** The client's port: equal ports of two calls mean one kept-alive connection. */
  client_port: number;
  /** Tokens written so far. */
  tokens_sent: number;
  /** True once the answer was written whole. */
  finished: boolean;
  /** True once the client closed the connection before that. */
  aborted: boolean;
}

const KEPT_CALLS = 200;

/** The last calls, and a way to wait for something to become true of them. */
export class CallLog {
  private kept: SimulatedCall[] = [];
  private count = 0;
  private readonly waiting = new Set<() => void>();

  get calls(): readonly SimulatedCall[] {
    return this.kept;
  }

  add(call: Omit<SimulatedCall, 'number' | 'tokens_sent' | 'finished' | 'aborted'>): SimulatedCall {
    const { authorization, ...headers } = call.headers;
    const kept: SimulatedCall = {
      ...call,
      headers: authorization === undefined ? headers : { ...headers, authorization: authorization.split(' ')[0] ?? '' },
      number: ++this.count,
      tokens_sent: 0,
      finished: false,
      aborted: false,
    };
    this.kept.push(kept);
    if (this.kept.length > KEPT_CALLS) this.kept.shift();
    return kept;
  }

  clear(): void {
    this.kept = [];
    this.count = 0;
  }

  /** Says that something changed. */
  changed(): void {
    for (const check of this.waiting) check();
  }

  /** Waits until `condition` holds; it is asked again at every change. */
  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve) => {
      const check = (): void => {
        if (!condition()) return;
        this.waiting.delete(check);
        resolve();
      };
      this.waiting.add(check);
    });
  }
}
