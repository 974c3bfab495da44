import { parentPort } from 'node:worker_threads';
import type { SearchReply, SearchRequest } from './binary-search-protocol.js';
import { nearestByHammingDistance, type BinaryVectors } from './binary-vectors.js';

/** The thread that compares signs, so that nobody waits meanwhile. */

const parts = new Map<string, BinaryVectors[]>();

parentPort?.on('message', (message: SearchRequest) => {
  switch (message.type) {
    case 'add':
      parts.set(message.part, [...(parts.get(message.part) ?? []), message.table]);
      break;
    case 'remove':
      parts.delete(message.part);
      break;
    case 'find': {
      const tables = message.parts.flatMap((part) => parts.get(part) ?? []);
      const chunkIds = nearestByHammingDistance(tables, message.question, message.limit);
      const answer: SearchReply = { id: message.id, chunk_ids: chunkIds };
      parentPort?.postMessage(answer);
      break;
    }
  }
});
