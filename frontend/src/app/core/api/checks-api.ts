import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { CheckQuestion, CheckQuestionList, CheckRun, CreateCheckQuestion } from './api-schemas';

/** Questions with known answers, by which an agent's knowledge is judged. */
@Injectable({ providedIn: 'root' })
export class ChecksApi {
  private readonly client = inject(ApiClient);

  /** All of them, oldest first, with their last results. */
  async list(agentId: string): Promise<readonly CheckQuestion[]> {
    const questions: CheckQuestion[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 100, cursor };
      const page = await this.client.get<CheckQuestionList>(`/api/agents/${agentId}/check_questions`, { query });
      questions.push(...page.check_questions);
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    return questions;
  }

  create(agentId: string, question: CreateCheckQuestion): Promise<CheckQuestion> {
    const idempotencyKey = crypto.randomUUID();
    return this.client.post(`/api/agents/${agentId}/check_questions`, { body: question, idempotencyKey });
  }

  change(id: string, question: CreateCheckQuestion): Promise<CheckQuestion> {
    return this.client.patch(`/api/check_questions/${id}`, question);
  }

  delete(id: string): Promise<void> {
    return this.client.delete(`/api/check_questions/${id}`);
  }

  /** Asks them all, as they stand now. */
  run(agentId: string): Promise<CheckRun> {
    return this.client.post(`/api/agents/${agentId}/check_questions/run`);
  }
}
