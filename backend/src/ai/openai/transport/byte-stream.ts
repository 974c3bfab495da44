/** What a byte stream can tell its source. */
export interface ByteSource {
  pause(): void;
  resume(): void;
  /** Closes the socket. */
  destroy(): void;
}

const HIGH_WATER_BYTES = 1024 * 1024;

/**
 * The body of an answer while it arrives. All chunks that came in one read of the socket are handed over together, so a
 * reader works once per read and not once per chunk. One reader at a time.
 */
export class ByteStream {
  private chunks: Buffer[] = [];
  private size = 0;
  private ended = false;
  private paused = false;
  private draining: NodeJS.Timeout | null = null;
  private failure: Error | null = null;
  private listener: (() => void) | null = null;
  private notified = false;

  constructor(private readonly source: ByteSource) {}

  /** True when `take` has something to say. */
  get ready(): boolean {
    return this.chunks.length > 0 || this.ended || this.failure !== null;
  }

  /** Waits for more, the end or a failure; never rejects. For readers of few pieces; `onArrival` costs less. */
  arrival(): Promise<void> {
    return new Promise((resolve) => this.onArrival(resolve));
  }

  /** Calls `listener` whenever `take` has something to say: once per read of the socket, and at the end or failure. */
  onArrival(listener: () => void): void {
    this.listener = listener;
    if (this.ready) this.notify();
  }

  /** What has arrived since the last time; null at the end. @throws the failure of the connection, after all bytes */
  take(): Buffer[] | null {
    if (this.chunks.length > 0) return this.takeChunks();
    if (this.failure !== null) throw this.failure;
    return null;
  }

  /** Gives up the rest of the body and closes the socket, unless the body has arrived whole. */
  cancel(): void {
    if (this.ended || this.failure !== null) return;
    this.end();
    this.source.destroy();
  }

  /** Passes over what still comes, for at most `ms`; a body that ends in time leaves its socket open for the next call. */
  drain(ms: number): void {
    if (this.ended || this.failure !== null) return;
    this.draining = setTimeout(() => this.cancel(), ms);
    this.takeChunks();
  }

  push(chunk: Buffer): void {
    if (this.ended || this.draining !== null) return;
    this.chunks.push(chunk);
    this.size += chunk.length;
    if (this.size > HIGH_WATER_BYTES && !this.paused) {
      this.paused = true;
      this.source.pause();
    }
    this.notify();
  }

  end(): void {
    this.ended = true;
    this.stopDraining();
    this.notify();
  }

  fail(error: Error): void {
    if (!this.ended) this.failure = error;
    this.stopDraining();
    this.notify();
  }

  private takeChunks(): Buffer[] {
    const taken = this.chunks;
    this.chunks = [];
    this.size = 0;
    if (this.paused) {
      this.paused = false;
      this.source.resume();
    }
    return taken;
  }

  private stopDraining(): void {
    if (this.draining !== null) clearTimeout(this.draining);
  }

  /** In the next tick: by then the parser has handed over all chunks of this read. */
  private notify(): void {
    if (this.notified || this.listener === null) return;
    this.notified = true;
    process.nextTick(this.deliver);
  }

  private readonly deliver = (): void => {
    this.notified = false;
    this.listener?.();
  };
}
