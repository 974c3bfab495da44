import { TestBed } from '@angular/core/testing';
import { ApiError } from '../core/api/api-error';
import { ChecksApi } from '../core/api/checks-api';
import type { CheckQuestion, CreateCheckQuestion } from '../core/api/api-schemas';
import { resultLabel } from './check-labels';
import { ChecksStore } from './checks-store';

function question(id: string, change: Partial<CheckQuestion> = {}): CheckQuestion {
  return {
    id,
    agent_id: 'a1',
    question: `Question ${id}?`,
    document_id: 'd1',
    page: null,
    hit: null,
    rank: null,
    stale: false,
    checked_at: null,
    created_at: '2026-11-18T10:00:00.000Z',
    ...change,
  };
}

/** A server whose next run finds what a test says. */
class ScriptedApi {
  questions: CheckQuestion[] = [];
  found = new Set<string>();
  refuse: ApiError | null = null;
  readonly createdFor: string[] = [];
  /** Until then a run takes. */
  asked: Promise<void> = Promise.resolve();

  list = () => Promise.resolve(this.questions);
  create = (agentId: string, given: CreateCheckQuestion) => {
    this.createdFor.push(agentId);
    return Promise.resolve(question('new', given));
  };
  change = (id: string, given: CreateCheckQuestion) => Promise.resolve(question(id, given));
  delete = () => Promise.resolve();
  run = async () => {
    await this.asked;
    if (this.refuse) throw this.refuse;
    const checkQuestions = this.questions.map(({ id }) =>
      question(id, { hit: this.found.has(id), rank: this.found.has(id) ? 1 : null, checked_at: 'now' }),
    );
    return { check_questions: checkQuestions };
  };
}

let api: ScriptedApi;
let store: ChecksStore;

beforeEach(() => {
  api = new ScriptedApi();
  TestBed.configureTestingModule({ providers: [ChecksStore, { provide: ChecksApi, useValue: api }] });
  store = TestBed.inject(ChecksStore);
});

describe('Check questions', () => {
  it('are due while one was never asked or its result is out of date', async () => {
    api.questions = [question('q1', { hit: true })];
    await store.open('a1');
    expect(store.due()).toBe(false);

    api.questions = [question('q1', { hit: true, stale: true })];
    await store.open('a1');
    expect(store.due()).toBe(true);

    await store.run();
    expect(store.due()).toBe(false);
    await store.add({ question: 'Another?', document_id: 'd1' });
    expect(store.due()).toBe(true);
  });

  it('that are reworded while all are asked keep their new words, and are asked again', async () => {
    api.questions = [question('q1'), question('q2')];
    await store.open('a1');
    let end: () => void = () => undefined;
    api.asked = new Promise((resolve) => (end = resolve));
    const running = store.run();
    await store.change('q1', { question: 'Reworded?', document_id: 'd1', page: null });
    end();
    await running;

    expect(store.questions()).toMatchObject([
      { question: 'Reworded?', hit: null },
      { question: 'Question q2?', hit: false },
    ]);
    expect(store.due()).toBe(true);
  });

  it('that are taken back after another agent was opened come back to their own', async () => {
    api.questions = [question('q1')];
    await store.open('a1');
    await store.delete('q1');
    api.questions = [];
    await store.open('a2');
    await store.add({ question: 'Question q1?', document_id: 'd1', page: null }, 'a1');

    expect(api.createdFor).toEqual(['a1']);
    expect(store.questions()).toEqual([]);
  });

  it('tell how many find their passage, and how many did before', async () => {
    api.questions = [question('q1', { hit: true }), question('q2', { hit: false })];
    await store.open('a1');
    expect(store.summary()).toEqual({ hits: 1, total: 2, hitsBefore: null });

    api.found = new Set(['q1', 'q2']);
    await store.run();

    expect(store.summary()).toEqual({ hits: 2, total: 2, hitsBefore: 1 });
    expect(store.questions().map((one) => resultLabel(one, store.wasHit(one.id)))).toEqual([
      'Found at place 1',
      'Found at place 1, not found before',
    ]);
  });

  it('compare nothing with a question that is changed', async () => {
    api.questions = [question('q1', { hit: true })];
    await store.open('a1');
    await store.run();
    await store.change('q1', { question: 'Quite another?', document_id: 'd1' });

    expect(store.summary()).toBeNull();
    expect(store.wasHit('q1')).toBeNull();
  });

  it('keep their last results when they cannot be asked, and say why', async () => {
    api.questions = [question('q1', { hit: true, stale: true })];
    api.refuse = new ApiError(0, null);
    await store.open('a1');
    await store.run();

    expect(store.failure()).toEqual(expect.any(String));
    expect(store.summary()).toMatchObject({ hits: 1, total: 1 });
  });
});

describe('The result of a check question in words', () => {
  it.each([
    [{ hit: null }, null, 'Not asked yet'],
    [{ hit: true, rank: 3 }, true, 'Found at place 3'],
    [{ hit: false, rank: null }, null, 'Not found'],
    [{ hit: false, rank: 12 }, true, 'Not given: only at place 12, found before'],
  ])('%j, before: %j', (result, before, words) => {
    expect(resultLabel(question('q1', result), before)).toBe(words);
  });
});
