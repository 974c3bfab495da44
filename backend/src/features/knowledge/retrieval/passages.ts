import type { StoredChunk } from '../index/chunk.repository.js';
import { skipCodePoints } from '../text/code-points.js';

/** What is given to the model: one chunk, or several neighbours as one text. */
export interface Passage {
  document_id: string;
  filename: string;
  page: number | null;
  start: number;
  end: number;
  text: string;
  token_count: number;
  /** The best of its chunks. */
  score: number;
  chunk_ids: number[];
}

/** A chunk with what a search result says about it. */
export interface FoundChunk extends StoredChunk {
  filename: string;
}

export interface ScoredChunk extends FoundChunk {
  score: number;
}

export interface PassageLimits {
  passages: number;
  tokens: number;
}

export const PASSAGE_LIMITS: PassageLimits = { passages: 8, tokens: 3000 };

/**
 * Takes the best chunks while they fit and joins those that are neighbours in their document.
 * @param chunks best first
 */
export function selectPassages(chunks: readonly ScoredChunk[], limits: PassageLimits = PASSAGE_LIMITS): Passage[] {
  const groups: ScoredChunk[][] = [];
  let tokens = 0;
  for (const chunk of chunks) {
    if (tokens + chunk.token_count > limits.tokens) continue;
    const neighbours = groups.filter((group) => group.some((other) => areNeighbours(chunk, other)));
    if (neighbours.length === 0 && groups.length >= limits.passages) continue;
    tokens += chunk.token_count;
    const [first, ...others] = neighbours;
    if (!first) groups.push([chunk]);
    else first.push(chunk, ...others.flat());
    for (const other of others) groups.splice(groups.indexOf(other), 1);
  }
  return groups.map(join);
}

/** All of a small knowledge base in its own order, neighbours joined page by page. */
export function wholePassages(chunks: readonly ScoredChunk[]): Passage[] {
  const groups: ScoredChunk[][] = [];
  for (const chunk of chunks) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && areNeighbours(chunk, before) && chunk.page === before.page && group.length < WHOLE_GROUP) {
      group.push(chunk);
    } else groups.push([chunk]);
  }
  return groups.map(join);
}

/** Chunks of a passage when everything is given: a citation should still point at a place, not at a file. */
const WHOLE_GROUP = 2;

function areNeighbours(a: StoredChunk, b: StoredChunk): boolean {
  return a.document_id === b.document_id && Math.abs(a.ordinal - b.ordinal) === 1;
}

function join(group: readonly ScoredChunk[]): Passage {
  const ordered = group.toSorted((a, b) => a.ordinal - b.ordinal);
  const best = group.reduce((a, b) => (b.score > a.score ? b : a));
  const [first, ...others] = ordered as [ScoredChunk, ...ScoredChunk[]];
  let { text, end } = first;
  for (const chunk of others) {
    const repeated = end - chunk.start;
    text += repeated > 0 ? skipCodePoints(chunk.text, repeated) : `\n${chunk.text}`;
    end = chunk.end;
  }
  return {
    document_id: first.document_id,
    filename: first.filename,
    page: best.page,
    start: first.start,
    end,
    text,
    token_count: ordered.reduce((sum, chunk) => sum + chunk.token_count, 0),
    score: best.score,
    chunk_ids: ordered.map((chunk) => chunk.chunk_id),
  };
}
