import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { compileServer } from './testing/servers/compiled-server.js';
import type { CompiledServer } from './testing/servers/compiled-server.js';
import { killServerProcesses, startServerProcess } from './testing/servers/server-process.js';

describe('The server process', () => {
  let folder: string;
  let compiled: CompiledServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-main-'));
    compiled = await compileServer();
  });

  afterEach(killServerProcesses);

  afterAll(async () => {
    await compiled.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('makes its folder and its database, says where it listens, and stops cleanly on SIGTERM', async () => {
    const server = startServerProcess(compiled.main, { DATA_DIR: join(folder, 'a', 'b') });
    const url = await server.listening;
    expect((await fetch(`${url}/health`)).status).toBe(200);
    // An idle connection, as browsers keep them, must not hold it back.
    const idle = connect(Number(new URL(url).port), '127.0.0.1');
    await once(idle, 'connect');
    server.process.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    const lines = server.stdout.map((line) => JSON.parse(line) as { message: string });
    expect(lines.map(({ message }) => message)).toEqual(
      expect.arrayContaining([`listening on ${url}`, 'shutting down', 'stopped']),
    );
    expect(server.stderr).toEqual([]);
  });

  it('starts again on the same folder, and ends what it streams on SIGINT', async () => {
    const server = startServerProcess(compiled.main, { DATA_DIR: join(folder, 'a', 'b'), SHUTDOWN_SECONDS: '0' });
    const url = await server.listening;
    const { agents } = (await (await fetch(`${url}/api/agents`)).json()) as { agents: { id: string }[] };
    const answer = await fetch(`${url}/api/agents/${agents[0]?.id}/sessions`, { method: 'POST' });
    const { id } = (await answer.json()) as { id: string };
    const feed = await fetch(`${url}/api/sessions/${id}/events`);
    const running = await fetch(`${url}/api/sessions/${id}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ content: '/slow' }),
    });
    server.process.kill('SIGINT');
    expect(await running.text()).toContain('"code":"interrupted"');
    expect(await feed.text()).toContain('retry: ');
    expect(await server.ended).toBe(0);
  });

  it('ends at once on a second signal', async () => {
    const server = startServerProcess(compiled.main, { DATA_DIR: join(folder, 'second') });
    const url = await server.listening;
    const waiting = connect(Number(new URL(url).port), '127.0.0.1');
    await once(waiting, 'connect');
    // A request that never ends keeps the server busy for a few seconds.
    waiting.write('POST /api/agents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{');
    server.process.kill('SIGTERM');
    server.process.kill('SIGTERM');
    waiting.on('error', () => waiting.destroy());
    expect([0, 1]).toContain(await server.ended);
  });

  it('shows all mistakes of the configuration as a table', async () => {
    const server = startServerProcess(compiled.main, { PORT: 'many', SIMULATOR: 'maybe', DATA_DIR: folder });
    expect(await server.ended).toBe(1);
    expect(server.stderr.slice(0, 3)).toEqual([
      'The configuration has mistakes (see .env.example):',
      expect.stringContaining('PORT'),
      expect.stringContaining('SIMULATOR'),
    ]);
    expect(server.stdout).toEqual([]);
  });

  it('says in one line that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const server = startServerProcess(compiled.main, { PORT: String(port), DATA_DIR: folder });
    const exitCode = await server.ended;
    other.close();
    expect(exitCode).toBe(1);
    expect(server.stderr[0]).toBe(`Port ${port} on 127.0.0.1 is in use. Stop the other program or set PORT.`);
    expect(server.stdout.join('\n')).not.toContain('EADDRINUSE');
  });

  it('says in one line that it cannot keep anything', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const server = startServerProcess(compiled.main, { DATA_DIR: join(file, 'data') });
    expect(await server.ended).toBe(1);
    expect(server.stderr[0]).toMatch(
      /^Cannot write to .*a-file.* \((ENOTDIR|EEXIST)\)\. Make the folder writable or set DATA_DIR\.$/,
    );
  });

  it('says in one line that its database is broken', async () => {
    const broken = await mkdtemp(join(folder, 'broken-'));
    await writeFile(join(broken, 'parley.db'), 'this is no database'.repeat(100));
    const server = startServerProcess(compiled.main, { DATA_DIR: broken });
    expect(await server.ended).toBe(1);
    expect(server.stderr[0]).toMatch(/ is damaged or no database \(SQLITE_NOTADB\)\. Put a copy back/);
  });

  it('says in one line that its database does not answer', async () => {
    const server = startServerProcess(compiled.main, {
      DATABASE_URL: 'postgres://root:hunter2@127.0.0.1:1/none',
      DATA_DIR: folder,
    });
    expect(await server.ended).toBe(1);
    expect(server.stderr[0]).toBe('The database does not answer (ECONNREFUSED). Start it or correct DATABASE_URL.');
    expect(server.stderr.join('\n')).not.toContain('hunter2');
  });
});
