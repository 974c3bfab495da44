import type { ChatChunk } from './chat.dto.js';
import type { ChatPiece } from './chat.service.js';

/** The lines of the answer: numbered, and always closed by one that is final. */
export async function* chatChunks(
  pieces: AsyncIterable<ChatPiece>,
  correlation_id: string | null,
): AsyncGenerator<ChatChunk> {
  let sequence = 0;
  for await (const piece of pieces) {
    if ('failure' in piece) {
      const { title, code, fallback_message } = piece.failure;
      yield { content: '', sequence, is_final: true, correlation_id, error: title ?? 'Error', code, fallback_message };
      return;
    }
    yield { content: piece.text, sequence: sequence++, is_final: false, correlation_id };
  }
  yield { content: '', sequence, is_final: true, correlation_id };
}
