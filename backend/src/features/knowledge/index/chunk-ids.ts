/** Chunks of a document are numbered `document number × this + ordinal`: known before they are stored, and never twice. */
const CHUNKS_PER_DOCUMENT = 1_000_000;

export function chunkId(document_number: number, ordinal: number): number {
  return document_number * CHUNKS_PER_DOCUMENT + ordinal;
}

export const firstChunkId = (document_number: number) => chunkId(document_number, 0);
export const lastChunkId = (document_number: number) => chunkId(document_number, CHUNKS_PER_DOCUMENT - 1);
