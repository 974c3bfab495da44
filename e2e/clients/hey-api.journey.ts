import assert from 'node:assert/strict';
import test from 'node:test';
import { createClient } from './generated/hey-api/client/index.js';
import { createAgent, createSession, getAgent, sendMessage } from './generated/hey-api/sdk.gen.js';
import type { ErrorCode, SendMessageErrors, TokenEvent, TurnStartedEvent } from './generated/hey-api/types.gen.js';
import { serverUrl } from './server-url.js';

// It sends no Accept of its own; with this one every answer that can be JSON is.
const client = createClient({ baseUrl: serverUrl, headers: { Accept: 'application/json' } });

/** A session of a new agent. */
async function startSession(): Promise<string> {
  const { data: agent } = await createAgent({ client, body: { name: 'Atlas', system_prompt: 'Be brief.' } });
  assert.ok(agent);
  const { data: session } = await createSession({ client, path: { id: agent.id }, body: {} });
  assert.ok(session);
  return session.id;
}

test('A Hey API client waits for an answer as JSON', async () => {
  const { data, response } = await sendMessage({
    client,
    path: { id: await startSession() },
    body: { content: '/say 3' },
  });
  assert.equal(response?.status, 200);
  assert.ok(data && 'assistant_message' in data);
  assert.equal(data.assistant_message.status, 'complete');
});

test('A Hey API client follows an answer as a stream of events', async () => {
  const names: string[] = [];
  const { stream } = await client.sse.post<Record<number, TurnStartedEvent | TokenEvent>, SendMessageErrors>({
    url: '/api/sessions/{id}/messages',
    path: { id: await startSession() },
    body: { content: '/say 3' },
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    // It also reports what has no event, such as `retry:`.
    onSseEvent: ({ event }) => {
      if (event !== undefined) names.push(event);
    },
  });
  const texts: string[] = [];
  for await (const record of stream) if ('content' in record) texts.push(record.content);
  assert.equal(names[0], 'turn');
  assert.equal(names.at(-1), 'done');
  assert.ok(texts.join('').length > 0);
});

test('A Hey API client reads the code of an error, typed', async () => {
  const { error } = await getAgent({ client, path: { id: '019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f' } });
  // The union of what this operation may answer: a word that is not in it does not compile.
  const code: ErrorCode | undefined = error?.code;
  assert.equal(code, 'not_found' satisfies typeof code);
});
