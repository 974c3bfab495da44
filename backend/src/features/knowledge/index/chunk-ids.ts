/** Chunks of a document are numbered `document number × this + ordinal`: known before they are stored, and never twice. */
const CHUNKS_PER_DOCUMENT = 1_000_000;

export function chunkId(documentNumber: number, ordinal: number): number {
  return documentNumber * CHUNKS_PER_DOCUMENT + ordinal;
}

export const firstChunkId = (documentNumber: number) => chunkId(documentNumber, 0);
export const lastChunkId = (documentNumber: number) => chunkId(documentNumber, CHUNKS_PER_DOCUMENT - 1);
