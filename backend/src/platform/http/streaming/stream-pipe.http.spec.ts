import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { sendRaw } from '../../../testing/servers/raw-http.js';

const WORDS = 'Größe, 大きさ, 🌍 — “fine”';

describe('An event stream as bytes', () => {
  let server: TestApp;
  let people: Conversations;

  beforeAll(async () => {
    server = await createTestApp();
    people = new Conversations(server);
  });
  afterAll(() => server.close());

  const asking = async (content: string, version: string, ...headers: string[]): Promise<string> => {
    const { id } = await people.session({ title: 'T' });
    const body = JSON.stringify({ content });
    const head = [
      `POST /api/sessions/${id}/messages HTTP/${version}`,
      `Host: 127.0.0.1:${server.port}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...headers,
    ];
    return `${head.join('\r\n')}\r\n\r\n${body}`;
  };

  it('has whole letters of every alphabet', async () => {
    const client = await people.say((await people.session({ title: 'T' })).id, `/echo ${WORDS}`);
    expect(client.text()).toBe(WORDS);
    expect(client.types().at(-1)).toBe('done');
  });

  it('is well framed: each chunk says its length in bytes, and an empty one ends it', async () => {
    const { head, body } = await sendRaw(server.port, await asking(`/echo ${WORDS}`, '1.1', 'Connection: close'));
    expect(head).toMatch(/transfer-encoding: chunked/i);
    const bytes = Buffer.from(body);
    const texts: string[] = [];
    let at = 0;
    for (let size = -1; size !== 0;) {
      const line = bytes.indexOf('\r\n', at);
      size = parseInt(bytes.subarray(at, line).toString('latin1'), 16);
      texts.push(bytes.subarray(line + 2, line + 2 + size).toString('utf8'));
      at = line + 2 + size + 2;
    }
    expect(at).toBe(bytes.length);
    expect(texts.join('')).toContain('event: done');
    expect(texts.join('')).not.toContain('\uFFFD');
  });

  it('ends with its connection when the client asked for that', async () => {
    const { head } = await sendRaw(server.port, await asking('/say 3', '1.1', 'Connection: close'));
    expect(head).toMatch(/^Connection: close$/m);
    expect(head).not.toMatch(/keep-alive/i);
  });

  it('has no chunks for a client of HTTP/1.0', async () => {
    const { status, head, body } = await sendRaw(server.port, await asking('/say 3', '1.0'));
    expect(status).toBe(200);
    expect(head).not.toMatch(/chunked/i);
    expect(body).toMatch(/retry: 1000\n: open\n\nevent: turn\n/);
    expect(body).toMatch(/event: done\nid: .+\ndata: .+\n\n$/);
    expect(body).not.toMatch(/^[0-9a-f]+\r$/m);
  });

  it('follows the one that was asked for before it on the same connection', async () => {
    const first = await asking('/echo One', '1.1');
    const second = await asking('/echo Two', '1.1', 'Connection: close');
    const { status, body } = await sendRaw(server.port, first + second);
    expect(status).toBe(200);
    const [one = '', two = ''] = body.split('HTTP/1.1 200 OK');
    expect(one).toMatch(/"full_content":"One"[^]*\r\n0\r\n\r\n$/);
    expect(two).toMatch(/"full_content":"Two"[^]*\r\n0\r\n\r\n$/);
  });
});
