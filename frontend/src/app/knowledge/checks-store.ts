import { computed, inject, Injectable, signal } from '@angular/core';
import { explain } from '../core/api/api-error';
import { ChecksApi } from '../core/api/checks-api';
import type { CheckQuestion, CreateCheckQuestion } from '../core/api/api-schemas';

/** How many check questions find their passage. */
export interface CheckSummary {
  readonly hits: number;
  readonly total: number;
  /** Of the same questions in the run before; null when they were not all asked then. */
  readonly hitsBefore: number | null;
}

/** The check questions of one agent. They are asked again by themselves whenever a result is out of date. */
@Injectable()
export class ChecksStore {
  private readonly api = inject(ChecksApi);
  private readonly _questions = signal<readonly CheckQuestion[]>([]);
  private readonly _state = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly _running = signal(false);
  private readonly _failure = signal<string | null>(null);
  private readonly before = signal<ReadonlyMap<string, boolean>>(new Map());
  private agentId = '';

  readonly questions = this._questions.asReadonly();
  readonly state = this._state.asReadonly();
  readonly running = this._running.asReadonly();
  /** Why the last run gave no results, in words. */
  readonly failure = this._failure.asReadonly();
  /** Results are missing, or documents have changed since. */
  readonly due = computed(() => this._questions().some(({ hit, stale }) => hit === null || stale));
  readonly summary = computed<CheckSummary | null>(() => {
    const asked = this._questions().filter(({ hit }) => hit !== null);
    if (asked.length === 0) return null;
    const before = this.before();
    const known = asked.every(({ id }) => before.has(id));
    return {
      hits: asked.filter(({ hit }) => hit).length,
      total: asked.length,
      hitsBefore: known ? asked.filter(({ id }) => before.get(id)).length : null,
    };
  });

  /** Reads them; whoever opens again after a change learns which results are out of date. */
  async open(agentId: string): Promise<void> {
    if (agentId !== this.agentId) {
      this.agentId = agentId;
      this._questions.set([]);
      this._failure.set(null);
      this.before.set(new Map());
      this._state.set('loading');
    }
    try {
      const questions = await this.api.list(agentId);
      if (agentId !== this.agentId) return;
      this._questions.set(questions);
      this._failure.set(null);
      this._state.set('ready');
    } catch {
      if (agentId === this.agentId) this._state.set('failed');
    }
  }

  async run(): Promise<void> {
    if (this._running() || this._questions().length === 0) return;
    const { agentId } = this;
    this._running.set(true);
    this._failure.set(null);
    try {
      const { check_questions } = await this.api.run(agentId);
      if (agentId !== this.agentId) return;
      const results = new Map(check_questions.map((question) => [question.id, question]));
      this.before.set(new Map(this._questions().flatMap(({ id, hit }) => (hit === null ? [] : [[id, hit]]))));
      this._questions.update((known) => known.map((question) => resultOf(question, results.get(question.id))));
    } catch (error) {
      if (agentId === this.agentId) this._failure.set(explain(error));
    } finally {
      this._running.set(false);
    }
  }

  /** Whether the question found its passage in the run before; null when it was not asked then. */
  wasHit(id: string): boolean | null {
    return this.before().get(id) ?? null;
  }

  /** @param agentId whose it is: of one that is taken back, perhaps not the agent on screen any more */
  async add(question: CreateCheckQuestion, agentId = this.agentId): Promise<void> {
    const created = await this.api.create(agentId, question);
    if (agentId === this.agentId) this._questions.update((known) => [...known, created]);
  }

  async change(id: string, question: CreateCheckQuestion): Promise<void> {
    const changed = await this.api.change(id, question);
    this.before.update((before) => new Map([...before].filter(([other]) => other !== id)));
    this._questions.update((known) => known.map((old) => (old.id === id ? changed : old)));
  }

  async delete(id: string): Promise<void> {
    await this.api.delete(id);
    this._questions.update((known) => known.filter((question) => question.id !== id));
  }
}

/** A question that was changed while it was asked keeps no result of what it was. */
function resultOf(question: CheckQuestion, asked: CheckQuestion | undefined): CheckQuestion {
  const isSame =
    asked?.question === question.question && asked.document_id === question.document_id && asked.page === question.page;
  return isSame ? asked : question;
}
