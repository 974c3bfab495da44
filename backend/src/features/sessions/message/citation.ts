/** A passage that was given to the model for an answer, kept with the answer for ever. */
export interface CitationRecord {
  /** From 1: what `[1]` in the answer means. */
  index: number;
  document_id: string;
  filename: string;
  page: number | null;
  /** Range in code points of the document's extracted text. */
  start: number;
  end: number;
  text: string;
  score: number;
  /** Whether the answer refers to it. */
  cited: boolean;
}
