import { endWith, map, type Observable, takeWhile } from 'rxjs';
import type { ChatChunk } from './chat.dto.js';
import type { ChatPiece } from './chat.service.js';

type Line = Omit<ChatChunk, 'sequence' | 'correlation_id'>;

const LAST: Line = { content: '', is_final: true };

/** The lines of the answer: numbered, and always closed by one that is final. */
export function chatChunks(pieces: Observable<ChatPiece>, correlationId: string | null): Observable<ChatChunk> {
  return pieces.pipe(
    map(lineOf),
    endWith(LAST),
    takeWhile((line) => !line.is_final, true),
    map((line, sequence) => ({ ...line, sequence, correlation_id: correlationId })),
  );
}

function lineOf(piece: ChatPiece): Line {
  if (!('failure' in piece)) return { content: piece.text, is_final: false };
  const { title, code, fallback_message } = piece.failure;
  return { ...LAST, error: title ?? 'Error', code, fallback_message };
}
