import type { Dispatcher } from 'undici';
import { errorBody } from '../resilience/reported-error.js';
import { ByteStream } from './byte-stream.js';
import { ContentDecoder } from './content-decoder.js';

const MAX_ERROR_BODY_BYTES = 64 * 1024;

/** What a finished exchange does with its socket. */
export interface Socket {
  reuse(): void;
  destroy(): void;
}

type Headers = Record<string, string | string[] | undefined>;

/** What came back: the bytes of a success while they arrive, or all of what else was said. */
export interface Answer {
  status: number;
  /** By names in lower case. */
  headers: Headers;
  body: ByteStream | string;
}

/** A caller that waits for the answer. */
interface Pending {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

/** One request and its answer. */
export class Exchange implements Dispatcher.DispatchHandler {
  private bytes: ByteStream | null = null;
  private decoder: ContentDecoder | null = null;
  private hasFailed = false;
  private readonly errorBody: Buffer[] = [];
  private errorBytes = 0;
  private status = 0;
  private headers: Headers = {};
  /** Null once there is a response: the rest of its life the stream needs none of this. */
  private pending: Pending | null;

  constructor(
    resolve: (answer: Answer) => void,
    reject: (error: Error) => void,
    private readonly socket: Socket,
  ) {
    this.pending = { resolve, reject };
  }

  /** Gives up waiting; does nothing once there is an answer. */
  readonly abort = (): void => {
    if (this.pending === null) return;
    this.socket.destroy();
    this.settle()?.reject(abortError());
  };

  /** undici tells new handlers from old ones by this method. */
  onRequestStart(): void {}

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    if (status < 200) return;
    this.status = status;
    this.headers = headers;
    if (status <= 299) {
      this.bytes = new ByteStream({
        pause: () => {
          this.decoder?.pause();
          controller.pause();
        },
        resume: () => {
          this.decoder?.resume();
          controller.resume();
        },
        destroy: () => {
          this.decoder?.destroy();
          this.socket.destroy();
        },
      });
    }
    const encoding = headers['content-encoding'] ?? null;
    if (!this.decode(Array.isArray(encoding) ? encoding.join(', ') : encoding) || this.bytes === null) return;
    this.settle()?.resolve({ status, headers, body: this.bytes });
    this.headers = {};
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    if (this.decoder === null) this.take(chunk);
    else this.decoder.push(chunk);
  }

  onResponseEnd(): void {
    this.socket.reuse();
    if (this.decoder === null) this.finish();
    else this.decoder.end();
  }

  onResponseError(_controller: unknown, error: Error): void {
    if (this.hasFailed) return;
    this.hasFailed = true;
    this.socket.destroy();
    this.decoder?.destroy();
    if (this.bytes !== null) this.bytes.fail(error);
    this.settle()?.reject(new Error(error.message, { cause: error }));
  }

  /** False when the body cannot be read. */
  private decode(encoding: string | null): boolean {
    try {
      this.decoder = ContentDecoder.for(encoding, {
        data: (chunk) => this.take(chunk),
        end: () => this.finish(),
        fail: (error) => this.onResponseError(null, error),
      });
      return true;
    } catch (error) {
      this.onResponseError(null, error as Error);
      return false;
    }
  }

  private take(chunk: Buffer): void {
    if (this.bytes !== null) this.bytes.push(chunk);
    else if (this.errorBytes < MAX_ERROR_BODY_BYTES) {
      this.errorBytes += chunk.length;
      this.errorBody.push(chunk);
      if (this.errorBytes >= MAX_ERROR_BODY_BYTES) {
        this.answerError();
        this.decoder?.destroy();
        this.socket.destroy();
      }
    }
  }

  private finish(): void {
    if (this.bytes !== null) this.bytes.end();
    else this.answerError();
  }

  private answerError(): void {
    const text = errorBody(Buffer.concat(this.errorBody).toString('utf8'));
    this.settle()?.resolve({ status: this.status, headers: this.headers, body: text });
  }

  private settle(): Pending | null {
    const { pending } = this;
    this.pending = null;
    return pending;
  }
}

export function abortError(): Error {
  return new DOMException('This operation was aborted', 'AbortError');
}
