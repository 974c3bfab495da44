import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { type CompiledServer, compileServer } from '../../testing/servers/compiled-server.js';
import { makePdf } from '../../testing/files/make-pdf.js';
import { killServerProcesses, startServerProcess } from '../../testing/servers/server-process.js';
import { EventClient, type ReadEvent } from '../../testing/event-client.js';
import type { DocumentDto } from './documents/document.dto.js';

let server: CompiledServer;
let dataDir: string;

beforeAll(async () => {
  server = await compileServer();
  dataDir = await mkdtemp(join(tmpdir(), 'parley-knowledge-'));
}, 60_000);

afterEach(killServerProcesses);

afterAll(async () => {
  await server.remove();
  await rm(dataDir, { recursive: true, force: true });
});

async function json<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as T;
}

/** Ordinals of all stored chunks, with how many words and vectors go with them. */
async function stored(): Promise<{ ordinals: number[]; words: number; vectors: number }> {
  const database = new sqlite3.Database(join(dataDir, 'parley.db'), sqlite3.OPEN_READONLY);
  const all = (sql: string) =>
    new Promise<Record<string, number>[]>((resolve, reject) =>
      database.all(sql, (error: Error | null, rows: Record<string, number>[]) =>
        error ? reject(error) : resolve(rows),
      ),
    );
  const ordinals = (await all('SELECT ordinal FROM chunks ORDER BY ordinal')).map((row) => row['ordinal'] ?? -1);
  const [words] = await all('SELECT COUNT(*) AS found FROM chunk_words');
  const [vectors] = await all('SELECT COUNT(*) AS found FROM chunk_vectors');
  await new Promise((resolve) => database.close(resolve));
  return { ordinals, words: words?.['found'] ?? 0, vectors: vectors?.['found'] ?? 0 };
}

describe('A server that is killed', () => {
  it('while it reads and again while it indexes goes on: no passage twice, none missing', async () => {
    const env = { DATA_DIR: dataDir, LOG_LEVEL: 'info', RATE_LIMIT: 'off' };
    const pages = Array.from({ length: 300 }, (_, page) =>
      Array.from(
        { length: 40 },
        (__, line) => `Entry ${line + 1} of page ${page + 1}: wind from west, force ${line % 9}.`,
      ),
    );
    const first = startServerProcess(server.main, env);
    let url = await first.listening;
    const { agents } = await json<{ agents: { id: string }[] }>(`${url}/api/agents`);
    const form = new FormData();
    form.append('file', new Blob([makePdf(pages)]), 'log.pdf');
    const document = await json<DocumentDto>(`${url}/api/agents/${agents[0]?.id}/documents`, {
      method: 'POST',
      body: form,
    });
    const path = `/api/documents/${document.id}`;

    const reading = await until(`${url}${path}/events`, ({ data }) => Number(data['pages_done']) > 0);
    expect(reading.data).toMatchObject({ status: 'reading', page_count: 300 });
    first.process.kill('SIGKILL');
    await first.ended;

    const second = startServerProcess(server.main, env);
    url = await second.listening;
    const indexing = await until(`${url}${path}/events`, ({ data }) => Number(data['chunks_done']) > 0);
    expect(indexing.data).toMatchObject({ status: 'indexing', pages_done: 300 });
    second.process.kill('SIGKILL');
    await second.ended;

    const third = startServerProcess(server.main, env);
    url = await third.listening;
    await until(`${url}${path}/events`, ({ data }) => data['status'] === 'ready' || data['status'] === 'failed');
    const done = await json<DocumentDto>(`${url}${path}`);
    expect(done).toMatchObject({ status: 'ready', page_count: 300, progress: 1, error: null });
    third.process.kill('SIGTERM');
    await third.ended;
    const { ordinals, words, vectors } = await stored();
    expect(ordinals).toEqual(Array.from({ length: done.chunk_count }, (_, index) => index));
    expect({ words, vectors }).toEqual({ words: done.chunk_count, vectors: done.chunk_count });
  }, 90_000);
});

async function until(url: string, condition: (event: ReadEvent) => boolean): Promise<ReadEvent> {
  const client = await EventClient.open(url);
  for (;;) {
    const event = await client.next('progress');
    if (!condition(event)) continue;
    client.hangUp();
    return event;
  }
}
