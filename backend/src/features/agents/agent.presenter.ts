import type { AgentDto as AgentView } from './agent.dto.js';
import type { Agent } from './agent.entity.js';

export function presentAgent(agent: Agent): AgentView {
  return {
    id: agent.id,
    slug: agent.slug,
    name: agent.name,
    description: agent.description,
    system_prompt: agent.system_prompt,
    model: agent.model,
    temperature: agent.temperature,
    conversation_starters: agent.conversation_starters,
    session_count: agent.session_count,
    document_count: agent.document_count,
    created_at: agent.created_at,
    updated_at: agent.updated_at,
  };
}
