import type { TurnDto as TurnView } from './turn.dto.js';
import type { Turn } from './turn.entity.js';

export function presentTurn(turn: Turn): TurnView {
  return {
    id: turn.id,
    session_id: turn.session_id,
    user_message_id: turn.user_message_id,
    assistant_message_id: turn.assistant_message_id,
    status: turn.status,
    trace: turn.trace,
    usage: turn.usage,
    created_at: turn.created_at,
    finished_at: turn.finished_at,
  };
}
