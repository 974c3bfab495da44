import { computed, inject, Injectable, signal } from '@angular/core';
import { AgentsApi } from '../api/agents-api';
import type { Agent, CreateAgent, UpdateAgent } from '../api/api-schemas';

export type LoadState = 'idle' | 'loading' | 'ready' | 'failed';

/** The agents of this installation, shared by sidebar, palette and conversation. */
@Injectable({ providedIn: 'root' })
export class AgentsStore {
  private readonly api = inject(AgentsApi);
  private readonly _agents = signal<readonly Agent[]>([]);
  private readonly _state = signal<LoadState>('idle');
  private readonly cursor = signal<string | null>(null);

  readonly agents = this._agents.asReadonly();
  readonly state = this._state.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);

  /** Reads the list anew; what is shown stays until the answer is there. */
  async load(): Promise<void> {
    if (this._state() !== 'ready') this._state.set('loading');
    try {
      const page = await this.api.list();
      this._agents.set(page.agents);
      this.cursor.set(page.next_cursor);
      this._state.set('ready');
    } catch (error) {
      if (this._state() !== 'ready') this._state.set('failed');
      throw error;
    }
  }

  async loadMore(): Promise<void> {
    const page = await this.api.list(this.cursor() ?? undefined);
    this._agents.update((agents) => inOrder([...agents, ...page.agents]));
    this.cursor.set(page.next_cursor);
  }

  /** The agent from the list, or from the server when the list does not reach that far. */
  async find(id: string): Promise<Agent> {
    return this._agents().find((agent) => agent.id === id) ?? this.api.get(id);
  }

  async create(agent: CreateAgent, idempotencyKey: string): Promise<Agent> {
    const created = await this.api.create(agent, idempotencyKey);
    this._agents.update((agents) => inOrder([...agents, created]));
    return created;
  }

  async update(id: string, change: UpdateAgent): Promise<Agent> {
    const updated = await this.api.update(id, change);
    this._agents.update((agents) => agents.map((agent) => (agent.id === id ? updated : agent)));
    return updated;
  }

  async delete(id: string): Promise<void> {
    await this.api.delete(id);
    this._agents.update((agents) => agents.filter((agent) => agent.id !== id));
  }

  /** Keeps the number beside the name right without reading the list again. */
  addSessions(id: string, difference: number): void {
    this._agents.update((agents) =>
      agents.map((agent) =>
        agent.id === id ? { ...agent, session_count: Math.max(0, agent.session_count + difference) } : agent,
      ),
    );
  }
}

/** Each once, in the order in which the server lists them: ids grow with the time at which an agent was made. */
function inOrder(agents: readonly Agent[]): readonly Agent[] {
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
