import type { Message as MessageView } from './message.dto.js';
import type { Message } from './message.entity.js';

export function presentMessage(message: Message): MessageView {
  return {
    id: message.id,
    session_id: message.session_id,
    parent_id: message.parent_id,
    turn_id: message.turn_id,
    role: message.role,
    content: message.content,
    status: message.status,
    finish_reason: message.finish_reason,
    usage: message.usage,
    simulated: message.simulated,
    created_at: message.created_at,
  };
}
