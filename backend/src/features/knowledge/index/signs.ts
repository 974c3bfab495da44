/**
 * The signs of a vector, one bit for each member. Vectors that point alike have like signs, so counting where the signs
 * differ finds the neighbourhood of a question in a 32nd of the bytes; comparing whole vectors then finds the order in it.
 */

/** Words are counted three at a time, so a row in memory is filled up to whole groups of 96 bits. */
const BYTES_OF_GROUP = 12;

/** The signs of passages, in memory: rows of equal length, one behind the other. */
export interface SignTable {
  chunk_ids: Float64Array;
  rows: Uint32Array;
}

/** Bits of a vector: whether each member is above 0. */
export function signsOf(vector: Float32Array): Buffer {
  const signs = Buffer.alloc(Math.ceil(vector.length / 8));
  vector.forEach((value, index) => {
    if (value > 0) signs[index >> 3] = (signs[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return signs;
}

/** Signs as `nearestBySigns` compares them. All have one length. */
export function signRows(all: readonly Uint8Array[]): Uint32Array<ArrayBuffer> {
  const stride = Math.ceil((all[0]?.length ?? 0) / BYTES_OF_GROUP) * BYTES_OF_GROUP;
  const bytes = new Uint8Array(stride * all.length);
  all.forEach((signs, row) => bytes.set(signs, stride * row));
  return new Uint32Array(bytes.buffer);
}

/**
 * The passages whose signs differ least from the question's, in no order. Where the last places are tied, the first
 * passages have them.
 */
export function nearestBySigns(tables: readonly SignTable[], question: Uint32Array, limit: number): number[] {
  const distances = tables.map(({ chunk_ids, rows }) => distancesOf(rows, question, chunk_ids.length));
  const most = mostDistance(distances, question.length * 32, limit);
  const nearer: number[] = [];
  const tied: number[] = [];
  distances.forEach((all, table) => {
    const chunk_ids = tables[table]?.chunk_ids;
    all.forEach((distance, row) => {
      if (distance <= most) (distance < most ? nearer : tied).push(chunk_ids?.[row] ?? 0);
    });
  });
  return [...nearer, ...tied].slice(0, limit);
}

/** In how many bits each row differs from the question. */
function distancesOf(rows: Uint32Array, question: Uint32Array, count: number): Uint16Array {
  const distances = new Uint16Array(count);
  const words = question.length;
  let at = 0;
  for (let row = 0; row < count; row++) {
    let distance = 0;
    for (let word = 0; word < words; word += 3, at += 3) {
      // Sums of neighbouring bits, first in pairs, then in fours; three words fit together before a sum could overflow.
      const a = pairs((rows[at] as number) ^ (question[word] as number));
      const b = pairs((rows[at + 1] as number) ^ (question[word + 1] as number));
      const c = pairs((rows[at + 2] as number) ^ (question[word + 2] as number));
      const fours = inFours(a) + inFours(b) + inFours(c);
      distance += Math.imul((fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
    }
    distances[row] = distance;
  }
  return distances;
}

function pairs(bits: number): number {
  return bits - ((bits >>> 1) & 0x55555555);
}

function inFours(sums: number): number {
  return (sums & 0x33333333) + ((sums >>> 2) & 0x33333333);
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
