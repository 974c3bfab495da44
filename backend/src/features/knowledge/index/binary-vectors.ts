import { hammingDistances } from './hamming-distances.js';

/**
 * The signs of a vector, one bit for each member. Vectors that point alike have like signs, so counting where the signs
 * differ finds the neighbourhood of a question in a 32nd of the bytes; comparing whole vectors then finds the order in it.
 */

/** Rows are compared in groups of so many bytes, to which they are filled up. */
const BYTES_OF_GROUP = 16;

/** The signs of passages, in memory: rows of equal length, one behind the other. */
export interface BinaryVectors {
  chunk_ids: Float64Array;
  rows: Uint8Array;
}

/** Bits of a vector: whether each member is above 0. */
export function quantize(vector: Float32Array): Buffer {
  const signs = Buffer.alloc(Math.ceil(vector.length / 8));
  vector.forEach((value, index) => {
    if (value > 0) signs[index >> 3] = (signs[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return signs;
}

/** Signs as `nearestBySigns` compares them. All have one length. */
export function quantizedRows(all: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const stride = Math.ceil((all[0]?.length ?? 0) / BYTES_OF_GROUP) * BYTES_OF_GROUP;
  const bytes = new Uint8Array(stride * all.length);
  all.forEach((signs, row) => bytes.set(signs, stride * row));
  return bytes;
}

/**
 * The passages whose signs differ least from the question's, in no order. Where the last places are tied, the first
 * passages have them.
 */
export function nearestByHammingDistance(
  tables: readonly BinaryVectors[],
  question: Uint8Array,
  limit: number,
): number[] {
  const distances = tables.map(({ rows }) => hammingDistances(question, rows));
  const most = mostDistance(distances, question.length * 8, limit);
  const nearer: number[] = [];
  const tied: number[] = [];
  distances.forEach((all, table) => {
    const chunkIds = tables[table]?.chunk_ids;
    all.forEach((distance, row) => {
      if (distance <= most) (distance < most ? nearer : tied).push(chunkIds?.[row] ?? 0);
    });
  });
  return [...nearer, ...tied].slice(0, limit);
}

/** The distance of the last row that is among the `limit` nearest. */
function mostDistance(distances: readonly Uint16Array[], bits: number, limit: number): number {
  const rows = new Uint32Array(bits + 1);
  for (const all of distances) for (const distance of all) rows[distance] = (rows[distance] ?? 0) + 1;
  let within = 0;
  let most = 0;
  for (; most < bits; most++) {
    within += rows[most] ?? 0;
    if (within >= limit) break;
  }
  return most;
}
