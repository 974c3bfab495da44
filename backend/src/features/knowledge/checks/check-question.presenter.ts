import type { CheckQuestionDto } from './check-question.dto.js';
import type { CheckQuestion } from './check-question.entity.js';

/** @param state what the agent knows now */
export function presentCheckQuestion(question: CheckQuestion, state: string | null): CheckQuestionDto {
  return {
    id: question.id,
    agent_id: question.agent_id,
    question: question.question,
    document_id: question.document_id,
    page: question.page,
    hit: question.hit,
    rank: question.found_rank,
    stale: question.checked_at !== null && question.checked_state !== state,
    checked_at: question.checked_at,
    created_at: question.created_at,
  };
}
