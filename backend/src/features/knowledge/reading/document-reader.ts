import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { cpuMs } from '../../../platform/cpu-time.js';
import type { Chunk } from '../text/chunker.js';
import type { DocumentKind } from './document-kind.js';
import { type FromReader, READING_LIMITS, type ReadingProblem, type ToReader } from './reader-protocol.js';
import { ReadingFailure } from './reading-failure.js';
import { residentBytes } from './resident-memory.js';

/** How often the process is looked at from outside. */
const WATCH_EVERY_MS = 100;
/** A first bound, inside; the one that counts is the resident memory. */
const HEAP_MEGABYTES = 320;

/** Run as they are in development, compiled otherwise. */
const IS_SOURCE = import.meta.url.endsWith('.ts');
const ENTRY = fileURLToPath(new URL(`./reader-main.${IS_SOURCE ? 'ts' : 'js'}`, import.meta.url));
/** The folder above the sources, or above what was compiled: the loader of sources looks for its settings there. */
const PROJECT = fileURLToPath(new URL('../../../..', import.meta.url));
const LOADER = IS_SOURCE ? ['--import', '@swc-node/register/esm-register'] : [];

export interface ReadingRequest {
  path: string;
  kind: DocumentKind;
  /** Pages that were read before a crash. */
  knownPages: readonly string[];
}

export interface ReadingProgress {
  opened(pageCount: number): void;
  page(number: number, text: string): void;
}

/** A document that was read: its chunks are fetched in portions, so that they never all wait in the server. */
export interface ReadDocument {
  page_count: number | null;
  chunk_count: number;
  token_count: number;
  chunks(from: number, count: number): Promise<Chunk[]>;
  close(): void;
}

/**
 * Reads documents in a process of its own that is watched from outside: what a hostile file does there ends that process
 * and nothing else.
 */
@Injectable()
export class DocumentReader {
  /** For tests, which have less patience. */
  limits: Readonly<Record<'cpuMs' | 'wallMs' | 'residentBytes', number>> = READING_LIMITS;

  /** @throws ReadingFailure when the document cannot be read; the signal's reason when it aborts */
  async read(request: ReadingRequest, progress: ReadingProgress, signal: AbortSignal): Promise<ReadDocument> {
    const process = new WatchedReader(signal, this.limits);
    try {
      return await process.read(request, progress);
    } catch (error) {
      process.close();
      throw error;
    }
  }
}

class WatchedReader {
  private readonly child: ChildProcess;
  private readonly watch: NodeJS.Timeout;
  private problem: ReadingProblem = 'reader_failed';
  private readonly onAbort = () => this.close();
  private waiting: { resolve: (message: FromReader) => void; reject: (error: Error) => void } | null = null;
  private over = false;
  private progress: ReadingProgress | null = null;

  constructor(
    private readonly signal: AbortSignal,
    private readonly limits: DocumentReader['limits'],
  ) {
    signal.throwIfAborted();
    // No setting and no key of the server goes along.
    this.child = fork(ENTRY, {
      env: {},
      cwd: PROJECT,
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`, ...LOADER],
      stdio: QUIET,
    });
    this.child.on('message', (message: FromReader) => this.take(message));
    this.child.on('error', () => this.ended());
    this.child.on('exit', () => this.ended());
    const began = performance.now();
    this.watch = setInterval(() => void this.look(performance.now() - began), WATCH_EVERY_MS);
    signal.addEventListener('abort', this.onAbort);
  }

  async read({ path, kind, knownPages }: ReadingRequest, progress: ReadingProgress): Promise<ReadDocument> {
    this.progress = progress;
    for (const text of knownPages) this.tell({ type: 'known_page', text });
    const cut = await this.ask({ type: 'read', path, kind });
    if (cut.type !== 'cut') throw new ReadingFailure('reader_failed');
    const { page_count, chunk_count, token_count } = cut;
    // Handing out is at the server's pace; what was read within the limits stays.
    clearInterval(this.watch);
    return {
      page_count,
      chunk_count,
      token_count,
      chunks: async (from, count) => {
        const answer = await this.ask({ type: 'next', from, count });
        if (answer.type !== 'chunks') throw new ReadingFailure('reader_failed');
        return answer.chunks;
      },
      close: () => this.close(),
    };
  }

  close(): void {
    this.over = true;
    clearInterval(this.watch);
    this.signal.removeEventListener('abort', this.onAbort);
    this.child.kill('SIGKILL');
  }

  private ask(message: ToReader): Promise<FromReader> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      if (this.over) this.ended();
      else this.tell(message);
    });
  }

  private tell(message: ToReader): void {
    // A process that is gone is noticed by its exit.
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  private take(message: FromReader): void {
    if (message.type === 'opened') this.progress?.opened(message.page_count);
    else if (message.type === 'page') this.progress?.page(message.number, message.text);
    else if (message.type === 'failed') this.settle()?.reject(new ReadingFailure(message.code));
    else this.settle()?.resolve(message);
  }

  private async look(elapsedMs: number): Promise<void> {
    const { pid } = this.child;
    if (pid === undefined) return;
    const [bytes, workedMs] = await Promise.all([residentBytes(pid), cpuMs(pid)]);
    if (bytes !== null && bytes > this.limits.residentBytes) this.endWith('too_much_memory');
    else if (workedMs !== null && workedMs > this.limits.cpuMs) this.endWith('too_slow');
    else if (elapsedMs > this.limits.wallMs) this.endWith('timed_out');
  }

  private endWith(problem: ReadingProblem): void {
    if (this.over) return;
    this.problem = problem;
    this.close();
  }

  private ended(): void {
    const { exitCode, signalCode } = this.child;
    // V8 ends the process by itself when its heap is full.
    if (!this.over && (signalCode === 'SIGABRT' || exitCode === 134)) this.problem = 'too_much_memory';
    this.close();
    const failure = this.signal.aborted ? (this.signal.reason as Error) : new ReadingFailure(this.problem);
    this.settle()?.reject(failure);
  }

  private settle() {
    const { waiting } = this;
    this.waiting = null;
    return waiting;
  }
}

/** Parsers complain on their outputs; nobody reads that. */
const QUIET: ['ignore', 'ignore', 'ignore', 'ipc'] = ['ignore', 'ignore', 'ignore', 'ipc'];
