import type { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { startThread } from '../../../platform/threads.js';
import type { SearchableDocument } from '../document.repository.js';
import { ChunkVectorRepository } from './chunk-vector.repository.js';
import { lastChunkId, firstChunkId } from './chunk-ids.js';
import type { SearchReply, SearchRequest } from './binary-search-protocol.js';
import { quantizedRows, quantize } from './binary-vectors.js';

/** Rows read at once; what is read is handed over, not kept. */
const ROWS = 500;
/** Signs the thread keeps between searches: 250,000 passages of 1,536 dimensions. What a search needs may be more. */
const KEPT_BYTES = 48_000_000;

/** A document whose vectors can be compared with those of a question. */
type Embedded = Pick<SearchableDocument, 'number' | 'ready_at'>;

interface Part {
  bytes: number;
  /** Searches that need it now. */
  users: number;
  loaded: Promise<void>;
}

/**
 * Finds the passages whose signs are like a question's, in a thread of its own, which keeps the signs of the documents that
 * were searched last.
 */
@Injectable()
export class BinaryVectorSearch implements OnApplicationShutdown {
  private worker: Worker | null = null;
  /** What the thread has, longest unused first. */
  private readonly parts = new Map<string, Part>();
  private readonly asked = new Map<number, { resolve: (ids: number[]) => void; reject: (error: Error) => void }>();
  private count = 0;

  constructor(private readonly vectors: ChunkVectorRepository) {}

  async onApplicationShutdown(): Promise<void> {
    await this.worker?.terminate();
  }

  /** Ids of the passages that may be near, in no order. */
  async find(documents: readonly Embedded[], model: string, question: Float32Array, limit: number): Promise<number[]> {
    const signs = quantize(question);
    const used = documents.map((document) => this.use(document, `${model} ${question.length}`, signs.length));
    try {
      const loads = used.map(([, { loaded }]) => loaded);
      // All have ended before one may fail: nothing is loaded that nobody counts.
      await Promise.allSettled(loads);
      await Promise.all(loads);
      const id = ++this.count;
      return await new Promise((resolve, reject) => {
        this.asked.set(id, { resolve, reject });
        this.tell({ type: 'find', id, parts: used.map(([name]) => name), question: quantizedRows([signs]), limit });
      });
    } finally {
      for (const [, part] of used) part.users--;
      this.forgetUnused();
    }
  }

  /** A part that stays until the search is over, and counts as used last. */
  private use(document: Embedded, kind: string, size: number): [name: string, part: Part] {
    const name = `${document.number} ${document.ready_at} ${kind}`;
    const part = this.parts.get(name) ?? { bytes: 0, users: 0, loaded: Promise.resolve() };
    if (!this.parts.delete(name)) part.loaded = this.load(name, part, document, size);
    this.parts.set(name, part);
    part.users++;
    return [name, part];
  }

  /** @param size bytes of a passage's signs; a document that is being embedded anew may have others too */
  private async load(name: string, part: Part, { number }: Embedded, size: number): Promise<void> {
    try {
      for (let after = firstChunkId(number) - 1; ;) {
        const rows = await this.vectors.findSigns(after, lastChunkId(number), ROWS);
        const last = rows.at(-1);
        if (!last) return;
        const fitting = rows.filter(({ signs }) => signs.length === size);
        const table = {
          chunk_ids: Float64Array.from(fitting, ({ chunk_id }) => chunk_id),
          rows: quantizedRows(fitting.map(({ signs }) => signs)),
        };
        part.bytes += table.chunk_ids.byteLength + table.rows.byteLength;
        this.tell({ type: 'add', part: name, table }, [table.chunk_ids.buffer, table.rows.buffer]);
        after = last.chunk_id;
      }
    } catch (error) {
      // The next search tries again, from the beginning.
      this.remove(name);
      throw error;
    }
  }

  private forgetUnused(): void {
    let kept = 0;
    for (const { bytes } of this.parts.values()) kept += bytes;
    for (const [name, { bytes, users }] of this.parts) {
      if (kept <= KEPT_BYTES) return;
      if (users > 0) continue;
      kept -= bytes;
      this.remove(name);
    }
  }

  private remove(name: string): void {
    this.parts.delete(name);
    this.worker?.postMessage({ type: 'remove', part: name } satisfies SearchRequest);
  }

  private tell(message: SearchRequest, handedOver: ArrayBuffer[] = []): void {
    this.worker ??= this.start();
    this.worker.postMessage(message, handedOver);
  }

  private start(): Worker {
    const worker = startThread(import.meta.url, 'binary-search-main');
    worker.on('message', ({ id, chunk_ids }: SearchReply) => {
      this.asked.get(id)?.resolve(chunk_ids);
      this.asked.delete(id);
    });
    worker.on('error', (error) => {
      for (const { reject } of this.asked.values()) reject(error);
      this.asked.clear();
      this.parts.clear();
      this.worker = null;
    });
    return worker;
  }
}
