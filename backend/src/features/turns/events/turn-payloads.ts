import type { DomainError } from '../../../platform/domain-error.js';
import type { Message } from '../../sessions/message/message.entity.js';
import { presentMessage } from '../../sessions/message/message.presenter.js';
import type { DoneEvent, ErrorEvent, TurnStartedEvent } from '../turn.dto.js';
import type { Turn } from '../turn.entity.js';

/** The records of a turn's events as JSON text: encoded once, stored and sent as they are. */
export function turnStartedEvent(turnId: string, userMessage: Message, assistantMessageId: string): string {
  const record: TurnStartedEvent = {
    turn_id: turnId,
    user_message: presentMessage(userMessage),
    assistant_message_id: assistantMessageId,
  };
  return JSON.stringify(record);
}

export function doneEvent(message: Message, turn: Turn, notice: string | null): string {
  const record: DoneEvent = {
    message_id: message.id,
    full_content: message.content,
    message: presentMessage(message),
    usage: turn.usage,
    trace: turn.trace,
    notice,
  };
  return JSON.stringify(record);
}

/**
 * @param messageId null when no message is meant, as when a session is deleted
 * @param correlationId of the request that asked for the answer, or follows it
 * @param message the answer as it is stored with this event; null when nothing is stored
 */
export function errorEvent(
  error: DomainError,
  messageId: string | null,
  correlationId: string | null,
  message: Message | null = null,
): string {
  const record: ErrorEvent = {
    error: error.title ?? 'Error',
    code: error.code,
    detail: error.detail,
    fallback_message: error.fallback_message,
    retry_after_seconds: error.retry_after_seconds ?? null,
    message_id: messageId,
    message: message && presentMessage(message),
    correlation_id: correlationId,
  };
  return JSON.stringify(record);
}
