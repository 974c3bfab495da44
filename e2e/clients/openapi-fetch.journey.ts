import assert from 'node:assert/strict';
import test from 'node:test';
import createClient from 'openapi-fetch';
import { createParser } from 'eventsource-parser';
import type { components, paths } from './generated/openapi-types.js';
import { serverUrl } from './server-url.js';

type MessageExchange = components['schemas']['MessageExchange'];

// It sends no Accept of its own; with this one every answer that can be JSON is.
const api = createClient<paths, 'application/json'>({ baseUrl: serverUrl, headers: { Accept: 'application/json' } });
const streams = createClient<paths, 'text/event-stream'>({
  baseUrl: serverUrl,
  headers: { Accept: 'text/event-stream' },
});

/** A session of a new agent. */
async function startSession(): Promise<string> {
  const { data: agent } = await api.POST('/api/agents', { body: { name: 'Atlas', system_prompt: 'Be brief.' } });
  assert.ok(agent);
  const { data: session } = await api.POST('/api/agents/{id}/sessions', {
    params: { path: { id: agent.id } },
    body: {},
  });
  assert.ok(session);
  return session.id;
}

test('openapi-fetch waits for an answer as JSON', async () => {
  const id = await startSession();
  const { data, response } = await api.POST('/api/sessions/{id}/messages', {
    params: { path: { id } },
    body: { content: '/say 3' },
  });
  const exchange: MessageExchange | undefined = data;
  assert.equal(response.status, 200);
  assert.equal(exchange?.user_message.content, '/say 3');
  assert.equal(exchange.assistant_message.status, 'complete');
});

test('openapi-fetch follows an answer as a stream of events', async () => {
  const id = await startSession();
  const { data } = await streams.POST('/api/sessions/{id}/messages', {
    params: { path: { id } },
    body: { content: '/say 3' },
    parseAs: 'stream',
  });
  const events: { event: string | undefined; data: unknown }[] = [];
  const parser = createParser({
    onEvent: ({ event, data: text }) => events.push({ event, data: JSON.parse(text) as unknown }),
  });
  assert.ok(data);
  const decoder = new TextDecoder();
  for await (const bytes of data) parser.feed(decoder.decode(bytes, { stream: true }));
  assert.equal(events[0]?.event, 'turn');
  assert.equal(events.at(-1)?.event, 'done');
  const done = events.at(-1)?.data as components['schemas']['DoneEvent'];
  assert.equal(done.message.content, done.full_content);
});

test('openapi-fetch reads the code of an error, typed', async () => {
  const { error } = await api.GET('/api/agents/{id}', {
    params: { path: { id: '019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f' } },
  });
  // The union of what this operation may answer: a word that is not in it does not compile.
  const code: components['schemas']['ErrorCode'] | undefined = error?.code;
  assert.equal(code, 'not_found' satisfies typeof code);
});
