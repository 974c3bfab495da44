import { parentPort } from 'node:worker_threads';
import type { FromSearcher, ToSearcher } from './sign-search-protocol.js';
import { nearestBySigns, type SignTable } from './signs.js';

/** The thread that compares signs, so that nobody waits meanwhile. */

const parts = new Map<string, SignTable[]>();

parentPort?.on('message', (message: ToSearcher) => {
  switch (message.type) {
    case 'add':
      parts.set(message.part, [...(parts.get(message.part) ?? []), message.table]);
      break;
    case 'remove':
      parts.delete(message.part);
      break;
    case 'find': {
      const tables = message.parts.flatMap((part) => parts.get(part) ?? []);
      const chunkIds = nearestBySigns(tables, message.question, message.limit);
      const answer: FromSearcher = { id: message.id, chunk_ids: chunkIds };
      parentPort?.postMessage(answer);
      break;
    }
  }
});
