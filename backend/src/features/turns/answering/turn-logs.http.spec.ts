import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '../../../platform/observability/logger.js';
import { Conversations } from '../../../testing/conversations.js';
import { EventClient } from '../../../testing/event-client.js';
import { collectLogLines } from '../../../testing/log-lines.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';

describe('What is logged of a turn', () => {
  const log = collectLogLines('info');
  let server: TestApp;

  beforeAll(async () => {
    server = await createTestApp({ override: (builder) => builder.overrideProvider(Logger).useValue(log.logger) });
  });
  afterAll(() => server.close());

  it('names the request that asked for it: retries, the failure of the provider and of the turn', async () => {
    const { id } = await new Conversations(server).session({ title: 'T' });
    log.records.length = 0;
    const headers = { 'X-Correlation-ID': 'mine-1' };
    const client = await EventClient.post(
      `${server.url}/api/sessions/${id}/messages`,
      { content: '/error 500' },
      headers,
    );
    await client.rest();
    expect(client.seen.at(-1)).toMatchObject({ type: 'error', data: { correlation_id: 'mine-1' } });
    expect(log.records.map(({ correlation_id }) => correlation_id)).toEqual(log.records.map(() => 'mine-1'));
    const messages = log.records.map(({ message }) => String(message));
    expect(messages.filter((message) => message.startsWith('Asking the model again'))).toHaveLength(2);
    expect(messages).toContain('turn failed');
  });
});
