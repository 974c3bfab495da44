import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import type { AgentDto, AgentList } from './agent.dto.js';

describe('Agents', () => {
  let server: TestApp;
  let people: Conversations;

  beforeAll(async () => {
    server = await createTestApp();
    people = new Conversations(server);
  });

  afterAll(() => server.close());

  const list = async (query = '') => (await server.http.get(`/api/agents${query}`).expect(200)).body as AgentList;

  it('are three on a new installation, one of them a guide', async () => {
    const { agents, total, has_more } = await list();
    expect(agents.map((agent) => agent.name)).toEqual(['Guide', 'Editor', 'Tutor']);
    expect({ total, has_more }).toEqual({ total: 3, has_more: false });
  });

  it('need a name and instructions; the rest has defaults', async () => {
    const answer = await server.http
      .post('/api/agents')
      .send({ name: 'Atlas', system_prompt: 'Know maps.' })
      .expect(201);
    const agent = answer.body as AgentDto;
    expect(answer.headers['location']).toBe(`/api/agents/${agent.id}`);
    expect(agent).toEqual({
      id: expect.any(String),
      slug: 'atlas',
      name: 'Atlas',
      description: '',
      system_prompt: 'Know maps.',
      model: null,
      temperature: null,
      conversation_starters: [],
      session_count: 0,
      document_count: 0,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updated_at: agent.created_at,
    });
    expect((await server.http.get(`/api/agents/${agent.id}`).expect(200)).body).toEqual(agent);
  });

  it.each([
    ['Élan & Co.', 'elan-co'],
    ['地図', 'agent'],
    ['  --x--  ', 'x'],
  ])('named %j get a slug that fits into an address', async (name, slug) => {
    expect((await people.agent({ name })).slug).toBe(slug);
  });

  it('of the same name get different slugs, also when they are made at once', async () => {
    const twins = await Promise.all(Array.from({ length: 5 }, () => people.agent({ name: 'Twin' })));
    expect(twins.map((agent) => agent.slug).sort()).toEqual(['twin', 'twin-2', 'twin-3', 'twin-4', 'twin-5']);
  });

  it.each([
    [{}, ['name', 'system_prompt']],
    [{ name: 'x'.repeat(101), system_prompt: 'y' }, ['name']],
    [{ name: 'x', system_prompt: 'y'.repeat(32_001) }, ['system_prompt']],
    [{ name: 'x', system_prompt: '  \n ' }, ['system_prompt']],
    [{ name: 'x', system_prompt: 'y', temperature: 2.1 }, ['temperature']],
    [{ name: 'x', system_prompt: 'y', colour: 'green', id: 'mine' }, ['colour', 'id']],
    [{ name: 'x\u0000', system_prompt: 'y' }, ['name']],
    [{ name: 'x', system_prompt: 'y', conversation_starters: ['ok', 7] }, ['conversation_starters']],
  ])('are refused with every mistake named: case %#', async (body, fields) => {
    const { body: error } = await server.http.post('/api/agents').send(body).expect(422);
    expect(error).toMatchObject({ error: 'Validation Error', code: 'validation_error' });
    const named = (error as { fields: { field: string }[] }).fields.map(({ field }) => field.split(/[.[]/)[0]);
    expect([...new Set(named)].sort()).toEqual(fields);
  });

  it('count length in characters a person sees, not in bytes', async () => {
    const name = '🙂'.repeat(100);
    expect((await people.agent({ name })).name).toBe(name);
  });

  it('change only in what is given', async () => {
    const agent = await people.agent({ name: 'Before', temperature: 0.5 });
    const { body } = await server.http.put(`/api/agents/${agent.id}`).send({ name: 'After' }).expect(200);
    expect(body).toEqual({ ...agent, name: 'After', updated_at: expect.any(String) });
    const cleared = await server.http.put(`/api/agents/${agent.id}`).send({ temperature: null }).expect(200);
    expect(cleared.body).toMatchObject({ name: 'After', temperature: null });
  });

  it('are found by part of their name or description, with the marks of LIKE taken literally', async () => {
    const odd = await people.agent({ name: '100%_sure' });
    expect((await list(`?q=${encodeURIComponent('0%_S')}`)).agents.map((agent) => agent.id)).toEqual([odd.id]);
    expect((await list('?q=100xysure')).total).toBe(0);
  });

  it('come page by page, each once', async () => {
    const { total } = await list();
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: AgentList = await list(`?limit=3${cursor && `&cursor=${cursor}`}`);
      expect(page.total).toBe(total);
      names.push(...page.agents.map((agent) => agent.id));
      cursor = page.next_cursor;
    }
    expect(new Set(names).size).toBe(total);
  });

  it('say what a delete would take along, take it along, and are then unknown everywhere', async () => {
    const agent = await people.agent();
    const session = await people.session({ agent_id: agent.id });
    await people.say(session.id, '/say 3');
    const before = (await list()).total;
    const impact = await server.http.get(`/api/agents/${agent.id}/impact`).expect(200);
    expect(impact.body).toMatchObject({ sessions: 1, messages: 2, recordings: 0, recording_bytes: 0 });

    await server.http.delete(`/api/agents/${agent.id}`).expect(204);

    expect((await list()).total).toBe(before - 1);
    const { body } = await server.http.get(`/api/agents/${agent.id}`).expect(404);
    expect(body).toMatchObject({ error: 'Not Found', code: 'not_found' });
    await server.http.get(`/api/sessions/${session.id}`).expect(404);
    await server.http.delete(`/api/agents/${agent.id}`).expect(404);
    await server.http.put(`/api/agents/${agent.id}`).send({ name: 'x' }).expect(404);
    await server.http.get(`/api/agents/${agent.id}/sessions`).expect(404);
    await server.http.post(`/api/agents/${agent.id}/sessions`).send({}).expect(404);
  });

  it('that were deleted do not come back when the server starts again', async () => {
    const first = await createTestApp({ database: 'sqlite' });
    const { agents } = (await first.http.get('/api/agents').expect(200)).body as AgentList;
    for (const { id } of agents) await first.http.delete(`/api/agents/${id}`).expect(204);
    await first.app.close();

    const second = await createTestApp({ database: 'sqlite', dataDir: first.dataDir });
    expect((await second.http.get('/api/agents').expect(200)).body).toMatchObject({ agents: [], total: 0 });
    await second.close();
  });
});
