import type { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { startThread } from '../../../platform/threads.js';
import type { FromSearcher, ToSearcher } from './exact-search-protocol.js';

/** Rows read at once; what is read is handed over, not kept. */
const ROWS = 200;

interface Found {
  chunk_id: number;
  similarity: number;
}

interface Part {
  revision: string;
  loaded: Promise<void>;
}

/** Compares a question with every vector of an agent, in a thread of its own, which keeps the vectors it was given. */
@Injectable()
export class ExactSearch implements OnApplicationShutdown {
  private worker: Worker | null = null;
  private readonly parts = new Map<string, Part>();
  private readonly asked = new Map<number, { resolve: (found: Found[]) => void; reject: (error: Error) => void }>();
  private count = 0;

  constructor(private readonly database: Database) {}

  async onApplicationShutdown(): Promise<void> {
    await this.worker?.terminate();
  }

  async find(agent_id: string, model: string, question: Float32Array, limit: number): Promise<Found[]> {
    const part = `${agent_id} ${model}`;
    await this.load(part, agent_id, model);
    const id = ++this.count;
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.tell({ type: 'find', id, part, question, limit });
    });
  }

  /** Once for each state of the agent's vectors. */
  private async load(part: string, agent_id: string, model: string): Promise<void> {
    const [row] = await this.database.read.query<Record<string, unknown>[]>(
      'SELECT COUNT(*) AS a, MAX(chunk_id) AS b, SUM(chunk_id) AS c FROM chunk_vectors WHERE agent_id = $1 AND model = $2',
      [agent_id, model],
    );
    const revision = JSON.stringify(row);
    const known = this.parts.get(part);
    if (known?.revision === revision) return known.loaded;
    const loaded = this.read(part, agent_id, model);
    this.parts.set(part, { revision, loaded });
    return loaded;
  }

  private async read(part: string, agent_id: string, model: string): Promise<void> {
    this.tell({ type: 'clear', part });
    for (let after = -1; ;) {
      const rows = await this.database.read.query<{ chunk_id: number | string; embedding: Buffer }[]>(
        `SELECT chunk_id, embedding FROM chunk_vectors WHERE agent_id = $1 AND model = $2 AND chunk_id > $3
         ORDER BY chunk_id LIMIT ${ROWS}`,
        [agent_id, model, after],
      );
      const last = rows.at(-1);
      if (!last) return;
      const vectors = Uint8Array.from(Buffer.concat(rows.map(({ embedding }) => embedding)));
      this.tell({ type: 'add', part, chunk_ids: rows.map(({ chunk_id }) => Number(chunk_id)), vectors }, [
        vectors.buffer,
      ]);
      after = Number(last.chunk_id);
    }
  }

  private tell(message: ToSearcher, handedOver: ArrayBuffer[] = []): void {
    this.worker ??= this.start();
    this.worker.postMessage(message, handedOver);
  }

  private start(): Worker {
    const worker = startThread(import.meta.url, 'exact-search-main');
    worker.on('message', ({ id, found }: FromSearcher) => {
      this.asked.get(id)?.resolve(found);
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
