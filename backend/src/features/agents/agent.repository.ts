import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, IsNull, Not } from 'typeorm';
import type { ReadRepository } from '../../platform/database/read-repository.js';
import { CounterRepository } from '../../platform/database/rows/counter.repository.js';
import { containsPattern } from '../../platform/database/rows/folded-text.js';
import { Agent } from './agent.entity.js';

const TOTAL = 'agents';

interface AgentFilter {
  /** Part of a name or description. */
  text: string | undefined;
  /** The agent that the page follows. */
  after: string | null;
  limit: number;
}

@Injectable()
export class AgentRepository {
  constructor(
    @InjectRepository(Agent) private readonly agents: ReadRepository<Agent>,
    private readonly counters: CounterRepository,
  ) {}

  find(id: string): Promise<Agent | null> {
    return this.agents.findOneBy({ id });
  }

  /** Oldest first. @returns one row more than the limit when there are more, and how many there are on all pages */
  async findPage({ text, after, limit }: AgentFilter): Promise<{ rows: Agent[]; total: number }> {
    const filtered = this.agents.createQueryBuilder('agent');
    if (text) filtered.where("agent.search_text LIKE :pattern ESCAPE '\\'", { pattern: containsPattern(text) });
    const total = text ? await filtered.getCount() : await this.counters.get(TOTAL);
    if (after !== null) filtered.andWhere('agent.id > :after', { after });
    const rows = await filtered
      .orderBy('agent.id')
      .limit(limit + 1)
      .getMany();
    return { rows, total };
  }

  /** Those that are deleted, and whose rows and files are still there. */
  async findDeleted(): Promise<string[]> {
    const deleted = { where: { deleted_at: Not(IsNull()) }, withDeleted: true, select: { id: true } };
    return (await this.agents.find(deleted)).map(({ id }) => id);
  }

  /** True when there never was an agent. Until the transaction ends no other process can insert one. */
  async lockEmpty(manager: EntityManager): Promise<boolean> {
    if ((await this.counters.getIn(manager, TOTAL)) !== null) return false;
    await this.counters.change(manager, TOTAL, 0);
    return (await this.counters.getIn(manager, TOTAL)) === 0;
  }

  /**
   * Inserts an agent under the first free slug: `atlas`, `atlas-2`, `atlas-3` …
   * @param agent with the slug it should have
   */
  async insert(manager: EntityManager, agent: Agent): Promise<Agent> {
    // First, because it locks: a concurrent insert of an agent waits here, and then sees the slug that was taken.
    await this.counters.change(manager, TOTAL, 1);
    const inserted = { ...agent, slug: await freeSlug(manager, agent.slug) };
    await manager.insert(Agent, inserted);
    return inserted;
  }

  /** @returns the agent as it is then; null when it does not exist */
  async update(manager: EntityManager, id: string, change: Partial<Agent>): Promise<Agent | null> {
    const { affected } = await manager.update(Agent, { id, deleted_at: IsNull() }, change);
    return affected === 0 ? null : manager.findOneByOrFail(Agent, { id });
  }

  /** @returns false when there is no such agent */
  async addSessions(manager: EntityManager, id: string, difference: number): Promise<boolean> {
    const where = { id, deleted_at: IsNull() };
    return (await manager.increment(Agent, where, 'session_count', difference)).affected !== 0;
  }

  /** @returns false when there is no such agent */
  async addDocuments(manager: EntityManager, id: string, difference: number): Promise<boolean> {
    const where = { id, deleted_at: IsNull() };
    return (await manager.increment(Agent, where, 'document_count', difference)).affected !== 0;
  }

  /** Another agent may have its slug from then on. @returns false when there is no such agent */
  async markDeleted(manager: EntityManager, id: string, deletedAt: string): Promise<boolean> {
    const { affected } = await manager.update(Agent, { id, deleted_at: IsNull() }, { deleted_at: deletedAt, slug: id });
    if (affected === 0) return false;
    await this.counters.change(manager, TOTAL, -1);
    return true;
  }

  async delete(manager: EntityManager, id: string): Promise<void> {
    await manager.delete(Agent, { id });
  }
}

async function freeSlug(manager: EntityManager, wanted: string): Promise<string> {
  const rows = await manager
    .createQueryBuilder(Agent, 'agent')
    .select('agent.slug', 'slug')
    .where('agent.slug = :wanted OR agent.slug LIKE :numbered', { wanted, numbered: `${wanted}-%` })
    .getRawMany<{ slug: string }>();
  const taken = new Set(rows.map(({ slug }) => slug));
  let slug = wanted;
  for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`;
  return slug;
}
