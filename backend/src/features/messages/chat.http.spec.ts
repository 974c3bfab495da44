import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import { EventClient } from '../../testing/event-client.js';

describe('One answer without a session', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await createTestApp();
  });

  afterAll(() => server.close());

  const chat = (body: object, headers: Record<string, string> = {}) =>
    EventClient.post(`${server.url}/api/chat`, body, headers);

  it('comes as numbered lines with the correlation id, the last one final', async () => {
    const client = await chat({ message: '/say 3' }, { 'X-Correlation-ID': 'mine.1' });
    const lines = (await client.rest()).map(({ data }) => data);
    expect(client.response.headers.get('x-simulated')).toBe('true');
    expect(lines.map((line) => line['sequence'])).toEqual(lines.map((_, index) => index));
    expect(lines.map((line) => line['content']).join('')).toBe('word1 word2 word3');
    expect(lines.map((line) => line['is_final'])).toEqual([...lines.slice(1).map(() => false), true]);
    expect(lines.at(-1)).toEqual({ content: '', sequence: lines.length - 1, is_final: true, correlation_id: 'mine.1' });
  });

  it('takes instructions, a model and a limit along', async () => {
    const client = await chat({ message: 'Hi', system_prompt: 'Be Ada.', model: 'sim-fast', max_tokens: 77 });
    await client.rest();
    expect(server.simulator?.calls.at(-1)?.body).toMatchObject({
      model: 'sim-fast',
      max_tokens: 77,
      messages: [
        { role: 'system', content: 'Be Ada.' },
        { role: 'user', content: 'Hi' },
      ],
    });
  });

  it('is an ordinary error response when it fails before the first line', async () => {
    const { body } = await server.http.post('/api/chat').send({ message: '/error 401' }).expect(500);
    expect(body).toMatchObject({ code: 'provider_misconfigured', fallback_message: expect.any(String) });
  });

  it('ends with a line that says what went wrong when it fails later', async () => {
    const client = await chat({ message: '/error reset 2' });
    const last = (await client.rest()).at(-1)?.data;
    expect(last).toMatchObject({ content: '', is_final: true, code: 'provider_error', error: 'Bad Gateway' });
    expect(String(last?.['fallback_message'])).not.toBe('');
  });

  it("closes the provider's stream when the client hangs up", async () => {
    const client = await chat({ message: '/say 1000', model: 'sim-40tps' });
    await client.next();
    client.hangUp();
    await server.simulator?.until(({ calls }) => calls.at(-1)?.aborted === true);
    expect(server.simulator?.calls.at(-1)?.aborted).toBe(true);
  });

  it.each([
    {},
    { message: '' },
    { message: 'x', max_tokens: 0 },
    { message: 'x', max_tokens: 128_001 },
    { message: 'x', n: 2 },
  ])('is refused when the request breaks a rule: case %#', async (body) => {
    await server.http.post('/api/chat').send(body).expect(422);
  });
});
