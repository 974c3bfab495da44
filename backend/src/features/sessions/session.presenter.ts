import type { SessionDto as SessionView } from './session.dto.js';
import type { Session } from './session.entity.js';

export function presentSession(session: Session): SessionView {
  return {
    id: session.id,
    agent_id: session.agent_id,
    title: session.title,
    title_source: session.title_source,
    mode: { input: session.input_mode, output: session.output_mode },
    message_count: session.message_count,
    last_message_preview: session.last_message_preview,
    last_message_role: session.last_message_role,
    active_message_id: session.active_message_id,
    created_at: session.created_at,
    updated_at: session.updated_at,
  };
}
