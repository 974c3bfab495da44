import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Simulator } from '../../../ai/simulator/simulator.js';
import { compileServer, type CompiledServer } from '../../../testing/servers/compiled-server.js';
import { EventClient } from '../../../testing/event-client.js';
import {
  killServerProcesses,
  startServerProcess,
  type ServerProcess,
} from '../../../testing/servers/server-process.js';
import { testDatabaseUrl } from '../../../testing/servers/test-database-url.js';
import { makeDatabase, type ThrowAwayDatabase } from '../../../testing/servers/throw-away-database.js';
import type { SessionDetail } from '../../sessions/session.dto.js';
import type { TurnDto } from '../turn.dto.js';

const url = testDatabaseUrl();
const onPostgres = url === null ? describe.skip : describe;

onPostgres('A server that was frozen for longer than its lease', () => {
  let folder: string;
  let compiled: CompiledServer;
  let database: ThrowAwayDatabase;
  const simulator = new Simulator();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-frozen-'));
    compiled = await compileServer();
    database = await makeDatabase(url ?? '');
    await simulator.start();
  });

  afterAll(async () => {
    await killServerProcesses();
    await simulator.stop();
    await database.drop();
    await compiled.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const start = (): ServerProcess =>
    startServerProcess(compiled.main, {
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      OPENAI_BASE_URL: simulator.baseUrl,
      OPENAI_MODEL: 'sim-20tps',
      RATE_LIMIT: 'off',
    });

  async function get<T>(address: string): Promise<T> {
    return (await (await fetch(address)).json()) as T;
  }

  /** Fifteen seconds of frozen time in one step. */
  async function endLease(turnId: string): Promise<void> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query("UPDATE turns SET lease_expires_at = '2026-01-01T00:00:00.000Z' WHERE id = $1", [turnId]);
    await client.end();
  }

  it('leaves the answer to the server that took it, and says that it was interrupted', async () => {
    const [frozen, other] = [start(), start()];
    const [here, there] = await Promise.all([frozen.listening, other.listening]);
    const { agents } = await get<{ agents: { id: string }[] }>(`${here}/api/agents`);
    const created = await fetch(`${here}/api/agents/${agents[0]?.id}/sessions`, { method: 'POST' });
    const { id } = (await created.json()) as { id: string };
    const client = await EventClient.post(`${here}/api/sessions/${id}/messages`, { content: '/say 2000' });
    const { data } = await client.next('turn');
    await client.next('token');
    const turnId = String(data['turn_id']);

    frozen.process.kill('SIGSTOP');
    await endLease(turnId);
    expect((await get<TurnDto>(`${there}/api/turns/${turnId}`)).status).toBe('interrupted');
    const next = await EventClient.post(`${there}/api/sessions/${id}/messages`, { content: '/say 2' });
    expect((await next.rest()).at(-1)?.type).toBe('done');
    const stored = await get<SessionDetail>(`${there}/api/sessions/${id}`);
    expect(stored.messages.map(({ status }) => status)).toEqual(['complete', 'interrupted', 'complete', 'complete']);

    frozen.process.kill('SIGCONT');
    await client.rest();
    expect(client.seen.at(-1)).toMatchObject({ type: 'error', data: { code: 'interrupted' } });
    expect(await get<SessionDetail>(`${here}/api/sessions/${id}`)).toEqual(stored);
    expect(await get<SessionDetail>(`${there}/api/sessions/${id}`)).toEqual(stored);
  }, 90_000);
});
