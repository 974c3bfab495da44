import { parentPort } from 'node:worker_threads';
import type { FromSearcher, ToSearcher } from './exact-search-protocol.js';

/** The thread that compares vectors one by one. All vectors have length 1, so the product says how near they are. */

interface Portion {
  chunk_ids: number[];
  vectors: Float32Array;
}

const parts = new Map<string, Portion[]>();

parentPort?.on('message', (message: ToSearcher) => {
  switch (message.type) {
    case 'clear':
      parts.delete(message.part);
      break;
    case 'add': {
      const portions = parts.get(message.part) ?? [];
      portions.push({ chunk_ids: message.chunk_ids, vectors: new Float32Array(message.vectors.buffer) });
      parts.set(message.part, portions);
      break;
    }
    case 'find': {
      const { id, question, limit } = message;
      const answer: FromSearcher = { id, found: nearest(parts.get(message.part) ?? [], question, limit) };
      parentPort?.postMessage(answer);
      break;
    }
  }
});

function nearest(portions: readonly Portion[], question: Float32Array, limit: number): FromSearcher['found'] {
  const all: FromSearcher['found'] = [];
  for (const { chunk_ids, vectors } of portions) {
    chunk_ids.forEach((chunk_id, row) => {
      let similarity = 0;
      const from = row * question.length;
      for (let index = 0; index < question.length; index++) {
        similarity += (question[index] ?? 0) * (vectors[from + index] ?? 0);
      }
      all.push({ chunk_id, similarity });
    });
  }
  return all.sort((a, b) => b.similarity - a.similarity).slice(0, limit);
}
