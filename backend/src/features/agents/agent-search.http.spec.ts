import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import type { AgentList } from './agent.dto.js';

describe('A search for agents', () => {
  let server: TestApp;
  let people: Conversations;

  beforeAll(async () => {
    server = await createTestApp();
    people = new Conversations(server);
    for (const name of [
      'Ärzte-Rat',
      'ÉCOLE du soir',
      'İstanbul Rehberi',
      'Straße 7',
      'ΟΔΥΣΣΕΥΣ',
      '100% sure',
      'under_score',
    ])
      await people.agent({ name });
    await people.agent({ name: 'Plain', description: 'Weiß alles über Käse' });
  });

  afterAll(() => server.close());

  const found = async (q: string) => {
    const { body } = await server.http.get('/api/agents').query({ q }).expect(200);
    return (body as AgentList).agents.map(({ name }) => name);
  };

  it.each([
    ['ärzte', 'Ärzte-Rat'],
    ['ÄRZTE', 'Ärzte-Rat'],
    ['arzte', 'Ärzte-Rat'],
    ['A\u0308rzte', 'Ärzte-Rat'],
    ['école', 'ÉCOLE du soir'],
    ['ecole', 'ÉCOLE du soir'],
    ['istanbul', 'İstanbul Rehberi'],
    ['ISTANBUL', 'İstanbul Rehberi'],
    ['STRASSE', 'Straße 7'],
    ['straße', 'Straße 7'],
    ['οδυσσευς', 'ΟΔΥΣΣΕΥΣ'],
    ['KASE', 'Plain'],
    ['WEISS', 'Plain'],
    ['0%', '100% sure'],
    ['r_s', 'under_score'],
  ])('finds for %s what is written otherwise', async (q, name) => {
    expect(await found(q)).toEqual([name]);
  });

  it('takes wildcards as they are', async () => {
    expect(await found('a%e')).toEqual([]);
    expect(await found('plai_')).toEqual([]);
  });

  it('finds an agent by its new name at once', async () => {
    const agent = await people.agent({ name: 'Before' });
    await server.http.put(`/api/agents/${agent.id}`).send({ name: 'Nächster' }).expect(200);
    expect(await found('NACHSTER')).toEqual(['Nächster']);
    expect(await found('before')).toEqual([]);
  });
});
