import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { toTimestamp } from '../../platform/database/columns.js';
import { changeCounter, hasCounter, readCounter } from '../../platform/database/rows/counters.js';
import { Database } from '../../platform/database/database.js';
import { containsPattern, foldText } from '../../platform/database/rows/folded-text.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { pageOf, readIdCursor } from '../../platform/http/input/paging.js';
import { newId } from '../../platform/ids.js';
import { Removals } from '../../platform/removal/removals.js';
import type { AgentImpact, AgentList, CreateAgent, ListAgentsQuery, UpdateAgent } from './agent.dto.js';
import { Agent } from './agent.entity.js';
import { presentAgent } from './agent.presenter.js';
import { AgentNotFound } from './agents.errors.js';
import { slugOf } from './slug.js';

const AGENTS_TOTAL = 'agents';

@Injectable()
export class AgentsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly domainEvents: DomainEvents,
    private readonly removals: Removals,
  ) {}

  async list(query: ListAgentsQuery): Promise<AgentList> {
    const after = readIdCursor(query.cursor);
    const filtered = this.database.repository(Agent).createQueryBuilder('agent');
    if (query.q) {
      filtered.where("agent.search_text LIKE :pattern ESCAPE '\\'", { pattern: containsPattern(query.q) });
    }
    const total = query.q ? await filtered.getCount() : await readCounter(this.database.read, AGENTS_TOTAL);
    if (after !== null) filtered.andWhere('agent.id > :after', { after });
    const rows = await filtered
      .orderBy('agent.id')
      .limit(query.limit + 1)
      .getMany();
    return pageOf('agents', rows, { limit: query.limit, total, present: presentAgent, cursorOf: (agent) => agent.id });
  }

  /** @throws AgentNotFound */
  async get(id: string): Promise<Agent> {
    const agent = await this.database.repository(Agent).findOneBy({ id });
    if (!agent) throw new AgentNotFound();
    return agent;
  }

  create(id: string, given: CreateAgent): Promise<Agent> {
    return this.database.write((manager) => this.insert(manager, id, given));
  }

  /** Makes the given agents, all or none, unless this installation ever had one. */
  createFirst(starters: readonly CreateAgent[]): Promise<void> {
    return this.database.write(async (manager) => {
      if (await hasCounter(manager, AGENTS_TOTAL)) return;
      // Locks the row, in case another process starts on the same empty database.
      await changeCounter(manager, AGENTS_TOTAL, 0);
      if ((await readCounter(manager, AGENTS_TOTAL)) > 0) return;
      for (const starter of starters) await this.insert(manager, newId(), starter);
    });
  }

  /** @throws AgentNotFound */
  update(id: string, change: UpdateAgent): Promise<Agent> {
    return this.database.write(async (manager) => {
      const updatedAt = toTimestamp(this.clock.now());
      const { affected } = await manager.update(
        Agent,
        { id, deleted_at: IsNull() },
        { ...change, updated_at: updatedAt },
      );
      if (affected === 0) throw new AgentNotFound();
      const agent = await manager.findOneByOrFail(Agent, { id });
      const searchText = searchTextOf(agent);
      if (agent.search_text !== searchText) await manager.update(Agent, { id }, { search_text: searchText });
      return { ...agent, search_text: searchText };
    });
  }

  /** @throws AgentNotFound */
  async impact(id: string): Promise<AgentImpact> {
    const agent = await this.get(id);
    const [row] = await this.database.read.query<Record<string, number | string | null>[]>(
      `SELECT SUM(message_count) AS messages, SUM(recording_count) AS recordings, SUM(recording_bytes) AS recording_bytes
       FROM sessions WHERE agent_id = $1 AND deleted_at IS NULL`,
      [id],
    );
    return {
      sessions: agent.session_count,
      messages: Number(row?.['messages'] ?? 0),
      recordings: Number(row?.['recordings'] ?? 0),
      recording_bytes: Number(row?.['recording_bytes'] ?? 0),
      documents: agent.document_count,
    };
  }

  /** Gone at once for everybody; what it had is removed in the background. @throws AgentNotFound */
  async delete(id: string): Promise<void> {
    await this.database.write(async (manager) => {
      const deletedAt = toTimestamp(this.clock.now());
      // Another agent may have its slug from now on.
      const { affected } = await manager.update(
        Agent,
        { id, deleted_at: IsNull() },
        { deleted_at: deletedAt, slug: id },
      );
      if (affected === 0) throw new AgentNotFound();
      await changeCounter(manager, AGENTS_TOTAL, -1);
    });
    this.domainEvents.publish('agent_deleting', { agent_id: id });
    this.removals.wake();
  }

  private async insert(manager: EntityManager, id: string, given: CreateAgent): Promise<Agent> {
    // First, because it locks: whoever else makes an agent waits here, and then sees the slug that was taken.
    await changeCounter(manager, AGENTS_TOTAL, 1);
    const now = toTimestamp(this.clock.now());
    const agent = manager.create(Agent, {
      id,
      slug: await freeSlug(manager, slugOf(given.name)),
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
    await manager.insert(Agent, agent);
    return agent;
  }
}

/** What a search looks through. */
function searchTextOf({ name, description }: Pick<CreateAgent, 'name' | 'description'>): string {
  return foldText(`${name}\n${description ?? ''}`);
}

/** `atlas`, `atlas-2`, `atlas-3` … */
async function freeSlug(manager: EntityManager, wanted: string): Promise<string> {
  const taken = new Set(
    (
      await manager
        .createQueryBuilder(Agent, 'agent')
        .select('agent.slug', 'slug')
        .where('agent.slug = :wanted OR agent.slug LIKE :numbered', { wanted, numbered: `${wanted}-%` })
        .getRawMany<{ slug: string }>()
    ).map((row) => row.slug),
  );
  let slug = wanted;
  for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`;
  return slug;
}
