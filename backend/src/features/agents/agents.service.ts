import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { toTimestamp } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { foldText } from '../../platform/database/rows/folded-text.js';
import { pageOf, readIdCursor } from '../../platform/http/input/paging.js';
import { newId } from '../../platform/ids.js';
import type { AgentList, CreateAgent, ListAgentsQuery, UpdateAgent } from './agent.dto.js';
import type { Agent } from './agent.entity.js';
import { presentAgent } from './agent.presenter.js';
import { AgentRepository } from './agent.repository.js';
import { AgentNotFound } from './agents.errors.js';
import { slugOf } from './slug.js';

@Injectable()
export class AgentsService {
  constructor(
    private readonly database: Database,
    private readonly agents: AgentRepository,
    private readonly clock: Clock,
  ) {}

  async list({ q, cursor, limit }: ListAgentsQuery): Promise<AgentList> {
    const { rows, total } = await this.agents.findPage({ text: q, after: readIdCursor(cursor), limit });
    return pageOf('agents', rows, { limit, total, present: presentAgent, cursorOf: (agent) => agent.id });
  }

  /** @throws AgentNotFound */
  async get(id: string): Promise<Agent> {
    const agent = await this.agents.find(id);
    if (!agent) throw new AgentNotFound();
    return agent;
  }

  create(id: string, given: CreateAgent): Promise<Agent> {
    return this.database.write((manager) => this.insert(manager, id, given));
  }

  /** Makes the given agents, all or none, unless this installation ever had one. */
  createFirst(starters: readonly CreateAgent[]): Promise<void> {
    return this.database.write(async (manager) => {
      if (!(await this.agents.lockEmpty(manager))) return;
      for (const starter of starters) await this.insert(manager, newId(), starter);
    });
  }

  /** @throws AgentNotFound */
  update(id: string, change: UpdateAgent): Promise<Agent> {
    return this.database.write(async (manager) => {
      const updatedAt = toTimestamp(this.clock.now());
      const agent = await this.agents.update(manager, id, { ...change, updated_at: updatedAt });
      if (!agent) throw new AgentNotFound();
      const searchText = searchTextOf(agent);
      if (agent.search_text === searchText) return agent;
      await this.agents.update(manager, id, { search_text: searchText });
      return { ...agent, search_text: searchText };
    });
  }

  private insert(manager: EntityManager, id: string, given: CreateAgent): Promise<Agent> {
    const now = toTimestamp(this.clock.now());
    return this.agents.insert(manager, {
      id,
      slug: slugOf(given.name),
      name: given.name,
      description: given.description ?? '',
      search_text: searchTextOf(given),
      system_prompt: given.system_prompt,
      model: given.model ?? null,
      temperature: given.temperature ?? null,
      conversation_starters: given.conversation_starters ?? [],
      session_count: 0,
      document_count: 0,
      created_at: now,
      updated_at: now,
    });
  }
}

/** What a search looks through. */
function searchTextOf({ name, description }: Pick<CreateAgent, 'name' | 'description'>): string {
  return foldText(`${name}\n${description ?? ''}`);
}
