/** Dampens the first ranks, so that one list alone does not decide (Cormack, Clarke, Büttcher 2009). */
const K = 60;

export interface Fused {
  chunk_id: number;
  /** From 1; null when the keywords, or the vectors, did not find it. */
  keyword_rank: number | null;
  vector_rank: number | null;
  /** Sum of 1 / (60 + rank), in units of the best: 1 for the best. */
  score: number;
}

/** Reciprocal rank fusion of two lists, best first. Equal scores keep the order of the keywords, then of the ids. */
export function fuse(byKeyword: readonly number[], byVector: readonly number[]): Fused[] {
  const found = new Map<number, Fused>();
  const add = (ids: readonly number[], rank: 'keyword_rank' | 'vector_rank') => {
    ids.forEach((chunkId, index) => {
      const fused = found.get(chunkId) ?? { chunk_id: chunkId, keyword_rank: null, vector_rank: null, score: 0 };
      fused[rank] = index + 1;
      fused.score += 1 / (K + index + 1);
      found.set(chunkId, fused);
    });
  };
  add(byKeyword, 'keyword_rank');
  add(byVector, 'vector_rank');
  const order = (fused: Fused) => fused.keyword_rank ?? Number.MAX_SAFE_INTEGER;
  const ranked = [...found.values()].sort(
    (a, b) => b.score - a.score || order(a) - order(b) || a.chunk_id - b.chunk_id,
  );
  const best = ranked[0]?.score ?? 1;
  return ranked.map((fused) => ({ ...fused, score: fused.score / best }));
}
