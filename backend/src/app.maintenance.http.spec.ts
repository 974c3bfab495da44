import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { TurnHistoryCleanup } from './features/turns/storage/turn-history-cleanup.js';
import { Clock, SystemClock } from './platform/clock.js';
import { Database } from './platform/database/database.js';
import { insertRows } from './platform/database/rows/insert-rows.js';
import { firstIdAt, newId } from './platform/ids.js';
import { Maintenance } from './platform/maintenance/maintenance.js';
import { Conversations } from './testing/conversations.js';
import { createTestApp, type TestApp } from './testing/servers/create-test-app.js';

const DAY_MS = 24 * 60 * 60 * 1000;

class LaterClock extends SystemClock {
  constructor(private readonly laterMs: number) {
    super();
  }

  override now(): Date {
    return new Date(super.now().getTime() + this.laterMs);
  }
}

describe('What grows', () => {
  const folders: string[] = [];
  let server: TestApp;

  afterEach(async () => {
    await server.app.close();
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });

  async function start(laterMs: number, dataDir?: string): Promise<TestApp> {
    server = await createTestApp({
      database: 'sqlite',
      ...(dataDir !== undefined && { dataDir }),
      override: (builder) => builder.overrideProvider(Clock).useValue(new LaterClock(laterMs)),
    });
    folders.push(server.dataDir);
    await server.app.get(Maintenance).settled();
    return server;
  }

  async function counts(): Promise<Record<string, number>> {
    const tables = ['turn_stories', 'turn_log', 'idempotency_keys', 'message_retrievals', 'messages'];
    const found: Record<string, number> = {};
    for (const table of tables) {
      const [row] = await server.app.get(Database).read.query<{ n: number }[]>(`SELECT COUNT(*) AS n FROM ${table}`);
      found[table] = row?.n ?? -1;
    }
    return found;
  }

  async function files(): Promise<string[]> {
    const entries = await readdir(join(server.dataDir, 'files'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  /** An answered message, the record of its search, and files that nothing refers to. */
  async function fill(): Promise<void> {
    const people = new Conversations(server);
    const session = await people.session({ title: 'T' });
    const headers = { 'Idempotency-Key': 'once' };
    await (await people.send(session.id, '/say 3', headers)).rest();
    const { id: messageId } = await people.lastMessage(session.id);
    await server.app
      .get(Database)
      .write((manager) => insertRows(manager, 'message_retrievals', [{ message_id: messageId, retrieval: '{}' }]));
    for (const folder of [`documents/${session.agent_id}`, `audio/${session.agent_id}/${session.id}`]) {
      await mkdir(join(server.dataDir, 'files', folder), { recursive: true });
      await writeFile(join(server.dataDir, 'files', folder, newId()), 'x');
    }
  }

  it('is cleaned up when the server starts, also if it never lives for an hour', async () => {
    const { dataDir } = await start(0);
    await fill();
    await server.app.close();
    await start(91 * DAY_MS, dataDir);
    expect(await counts()).toEqual({
      turn_stories: 0,
      turn_log: 0,
      idempotency_keys: 0,
      message_retrievals: 0,
      messages: 2,
    });
    expect(await files()).toEqual([]);
  });

  it('stays as long as it is of use', async () => {
    const { dataDir } = await start(0);
    await fill();
    await server.app.close();
    await start(0, dataDir);
    expect(await counts()).toMatchObject({ turn_stories: 1, idempotency_keys: 1, message_retrievals: 1 });
    expect(await files()).toHaveLength(2);
  });

  it('is removed in portions, so that answers are stored between them', async () => {
    await start(0);
    const session = await new Conversations(server).session();
    const longAgoMs = Date.now() - 3 * DAY_MS;
    const finishedAt = new Date(longAgoMs).toISOString();
    const ids = Array.from({ length: 450 }, (_, at) => firstIdAt(longAgoMs + at));
    const database = server.app.get(Database);
    await database.write(async (manager) => {
      const common = { session_id: session.id, user_message_id: newId(), assistant_message_id: newId(), trace: '[]' };
      const times = { created_at: finishedAt, finished_at: finishedAt, lease_expires_at: finishedAt };
      const turn = { ...common, ...times, status: 'complete', runner_id: newId() };
      await insertRows(
        manager,
        'turns',
        ids.map((id) => ({ id, ...turn })),
      );
      await insertRows(
        manager,
        'turn_stories',
        ids.map((turnId) => ({ turn_id: turnId, story: '{"text":"","events":[]}' })),
      );
    });
    const writes = jest.spyOn(database, 'write');
    const removed = await server.app.get(TurnHistoryCleanup).removeOld(new AbortController().signal);
    expect(removed).toBe(450);
    expect(writes).toHaveBeenCalledTimes(3);
    expect(await counts()).toMatchObject({ turn_stories: 0 });
  });
});
