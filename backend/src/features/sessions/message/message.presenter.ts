import { publicPath } from '../../../platform/http/server/public-address.js';
import type { MessageDto } from './message.dto.js';
import type { Message } from './message.entity.js';

export function presentMessage(message: Message): MessageDto {
  return {
    id: message.id,
    session_id: message.session_id,
    parent_id: message.parent_id,
    turn_id: message.turn_id,
    role: message.role,
    content: message.content,
    message_type: message.message_type,
    status: message.status,
    finish_reason: message.finish_reason,
    error: message.error,
    citations: (message.citations ?? []).map((citation) => ({ ...citation, document_deleted: false })),
    documents_searched: message.documents_searched,
    search_duration_ms: message.search_duration_ms,
    usage: message.usage,
    simulated: message.simulated,
    audio_url: message.role === 'user' ? audioUrl('uploads', message.audio_file) : null,
    tts_audio_url: message.role === 'assistant' ? audioUrl('tts', message.audio_file) : null,
    audio_duration_ms: message.audio?.duration_ms ?? null,
    audio_peaks: message.audio?.peaks ?? null,
    created_at: message.created_at,
  };
}

/** @param file null when there is none */
export function audioUrl(kind: 'uploads' | 'tts', file: string | null): string | null {
  return file === null ? null : publicPath(`/api/audio/${kind}/${file}`);
}
