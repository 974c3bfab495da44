import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Simulator } from './ai/simulator/simulator.js';
import { compileServer, type CompiledServer } from './testing/servers/compiled-server.js';
import { EventClient } from './testing/event-client.js';
import { killServerProcesses, startServerProcess, type ServerProcess } from './testing/servers/server-process.js';

let compiled: CompiledServer;
let folder: string;
const simulator = new Simulator();

beforeAll(async () => {
  compiled = await compileServer();
  await simulator.start();
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-folder-'));
});

afterEach(async () => {
  await killServerProcesses();
  await rm(folder, { recursive: true, force: true });
});

afterAll(async () => {
  await simulator.stop();
  await compiled.remove();
});

function start(env: Record<string, string> = {}): ServerProcess {
  return startServerProcess(compiled.main, {
    DATA_DIR: folder,
    OPENAI_BASE_URL: simulator.baseUrl,
    OPENAI_MODEL: 'sim-40tps',
    RATE_LIMIT: 'off',
    ...env,
  });
}

async function ask(url: string, content: string): Promise<{ session_id: string; answer: EventClient }> {
  const { agents } = (await (await fetch(`${url}/api/agents`)).json()) as { agents: { id: string }[] };
  const created = await fetch(`${url}/api/agents/${agents[0]?.id}/sessions`, { method: 'POST' });
  const { id: sessionId } = (await created.json()) as { id: string };
  return {
    session_id: sessionId,
    answer: await EventClient.post(`${url}/api/sessions/${sessionId}/messages`, { content }),
  };
}

interface StoredMessage {
  content: string;
  status: string;
}

async function lastMessage(url: string, sessionId: string): Promise<StoredMessage | undefined> {
  const detail = (await (await fetch(`${url}/api/sessions/${sessionId}`)).json()) as { messages: StoredMessage[] };
  return detail.messages.at(-1);
}

describe('A data folder with SQLite', () => {
  it('belongs to one server: a second one changes nothing in it and says who uses it', async () => {
    const first = start();
    const url = await first.listening;
    const { session_id, answer } = await ask(url, '/say 800');
    await answer.next('token');
    const before = await readdir(folder, { recursive: true });

    const second = start();
    expect(await second.ended).toBe(1);

    expect(second.stderr).toEqual([
      expect.stringMatching(
        new RegExp(
          `^The data folder ${folder} is in use by a running server \\(process ${first.process.pid} on .+, started .+Z\\)\\. Stop it, or set DATA_DIR\\.$`,
        ),
      ),
    ]);
    expect(second.stdout.join('\n')).toContain('waiting for another server on the same data folder');
    expect(await readdir(folder, { recursive: true })).toEqual(before);
    await answer.rest();
    expect(answer.types().at(-1)).toBe('done');
    expect(await lastMessage(url, session_id)).toMatchObject({ content: answer.text(), status: 'complete' });
  }, 60_000);

  it('is handed over in an overlapping restart, with the answer that was streaming whole', async () => {
    const first = start();
    const { session_id, answer } = await ask(await first.listening, '/say 80');
    await answer.next('token');
    first.process.kill('SIGTERM');
    const second = start();
    await answer.rest();
    expect(answer.types().at(-1)).toBe('done');
    expect(await first.ended).toBe(0);
    expect(await lastMessage(await second.listening, session_id)).toEqual(
      expect.objectContaining({ content: answer.text(), status: 'complete' }),
    );
    const holder = JSON.parse(await readFile(join(folder, 'parley.lock.json'), 'utf8')) as { pid: number };
    expect(holder.pid).toBe(second.process.pid);
  }, 60_000);

  it('is free at once after kill -9', async () => {
    const first = start();
    const { session_id, answer } = await ask(await first.listening, '/say 800');
    await answer.next('token');
    first.process.kill('SIGKILL');
    await first.ended;
    const second = start();
    const url = await second.listening;
    expect(second.stdout.join('\n')).not.toContain('waiting for another server');
    expect(await lastMessage(url, session_id)).toMatchObject({ status: 'interrupted' });
  }, 60_000);

  it('is handed over when a developer saves a source file', async () => {
    const watched = dirname(compiled.main);
    const watching = startServerProcess(compiled.main, { DATA_DIR: folder }, [`--watch-path=${watched}`]);
    const isListening = (line: string) => line.includes('listening on');
    try {
      await watching.listening;
      const now = new Date();
      await utimes(compiled.main, now, now);
      while (watching.stdout.filter(isListening).length < 2) await wait(20);
      expect(watching.stderr).toEqual([]);
    } finally {
      // Asked to go, so that it takes the server along that it watches.
      watching.process.kill('SIGTERM');
      await watching.ended;
    }
  }, 60_000);

  it('is not opened when its lock cannot be trusted', async () => {
    await writeFile(join(folder, 'parley.lock'), 'this is no lock of ours'.repeat(100));
    const server = start();
    expect(await server.ended).toBe(1);
    expect(server.stderr).toEqual([
      `The file ${join(folder, 'parley.lock')} is not the lock of a server (SQLITE_NOTADB). Move it away.`,
    ]);
    expect(await readdir(folder)).toEqual(['parley.lock']);
  });
});
