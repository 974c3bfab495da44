import type { Message } from '../../core/api/api-schemas';

/** -1 where there is none. */
export function indexOf(messages: readonly Message[], id: string): number {
  return messages.findIndex((message) => message.id === id);
}

/** Replaces the message with the same id, or appends it. */
export function put(messages: readonly Message[], message: Message): readonly Message[] {
  const index = indexOf(messages, message.id);
  return index === -1 ? [...messages, message] : messages.with(index, message);
}

/** With the change applied to the message with that id. */
export function changed(messages: readonly Message[], id: string, change: Partial<Message>): readonly Message[] {
  return messages.map((message) => (message.id === id ? { ...message, ...change } : message));
}

/** An answer that a new turn continues: the end and the speech of the turn before are dropped. */
export function reopened(answer: Message, turnId: string): Message {
  const isStartedOver = answer.status === 'failed' || answer.content === '';
  return {
    ...answer,
    ...(isStartedOver ? { content: '', citations: [], documents_searched: 0, search_duration_ms: null } : {}),
    turn_id: turnId,
    status: 'streaming',
    finish_reason: null,
    error: null,
    tts_audio_url: null,
    audio_duration_ms: null,
    audio_peaks: null,
  };
}

/** An answer that starts: nothing is known of it but its question. */
export function newAnswer(question: Message, turnId: string, id: string): Message {
  return {
    ...question,
    id,
    parent_id: question.id,
    turn_id: turnId,
    role: 'assistant',
    content: '',
    status: 'streaming',
    finish_reason: null,
    error: null,
    usage: null,
    message_type: 'text',
    audio_url: null,
    tts_audio_url: null,
    audio_duration_ms: null,
    audio_peaks: null,
    citations: [],
    documents_searched: 0,
    search_duration_ms: null,
  };
}
