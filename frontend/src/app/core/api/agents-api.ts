import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { Agent, AgentImpact, AgentList, CreateAgent, UpdateAgent } from './api-schemas';

@Injectable({ providedIn: 'root' })
export class AgentsApi {
  private readonly client = inject(ApiClient);

  list(cursor?: string): Promise<AgentList> {
    return this.client.get('/api/agents', { query: { limit: 100, cursor } });
  }

  get(id: string): Promise<Agent> {
    return this.client.get(`/api/agents/${id}`);
  }

  create(agent: CreateAgent, idempotencyKey: string): Promise<Agent> {
    return this.client.post('/api/agents', { body: agent, idempotencyKey });
  }

  update(id: string, change: UpdateAgent): Promise<Agent> {
    return this.client.put(`/api/agents/${id}`, change);
  }

  impact(id: string): Promise<AgentImpact> {
    return this.client.get(`/api/agents/${id}/impact`);
  }

  delete(id: string): Promise<void> {
    return this.client.delete(`/api/agents/${id}`);
  }
}
