import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Installation } from '../harness/installation.js';
import { integrity } from '../harness/stored.js';
import { expect, test } from '../harness/test.js';

test.describe('A server that cannot start says why in one line and exits with 1', () => {
  async function refusal(installation: Installation, env: Record<string, string>): Promise<string[]> {
    const started = installation.launch(env);
    expect(await started.ended).toBe(1);
    return started.complaint.trim().split('\n');
  }

  test('when the port is taken', async ({ install }) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const lines = await refusal(install(), { PORT: String(port) });
    await new Promise((resolve) => other.close(resolve));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(String(port));
  });

  test('when the data folder is a file', async ({ install }) => {
    const installation = install();
    const file = join(installation.folder, 'file');
    writeFileSync(file, '');
    const lines = await refusal(installation, { DATA_DIR: file });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(file);
  });

  test('when the database is no database', async ({ install }) => {
    const installation = install();
    writeFileSync(join(installation.dataDir, 'parley.db'), 'this is no database'.repeat(500));
    const lines = await refusal(installation, {});
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('is damaged or no database (SQLITE_NOTADB)');
  });
});

/** A small file system of its own in memory; only root may mount one. */
function mount(folder: string, ...options: string[]): boolean {
  mkdirSync(folder, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', folder]).status === 0;
}

test.describe('On a file system of its own', () => {
  const folder = `/tmp/parley-e2e-mount-${process.pid}`;

  test.beforeAll(() => {
    test.skip(!mount(folder, 'size=3m'), 'mounting a file system is not permitted here');
  });
  test.afterAll(() => {
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  test('a full disk loses nothing that was acknowledged and is told in words', async ({ install }) => {
    const dataDir = join(folder, 'full');
    const installation = install({ DATA_DIR: dataDir });
    let api = await installation.start();
    const session = await api.conversation('sim-fast', { title: 'Full' });
    const statuses: number[] = [];
    let last: unknown;
    for (let n = 0; n < 200 && statuses.at(-1) !== 507; n++) {
      const answer = await api.ask<unknown>(session.id, `${n} ${'x'.repeat(9000)}`);
      statuses.push(answer.status);
      last = answer.body;
    }
    expect(statuses.at(-1)).toBe(507);
    expect(last).toMatchObject({ code: 'storage_full' });
    const acknowledged = statuses.filter((status) => status === 200).length;
    expect(acknowledged).toBeGreaterThan(10);
    await installation.kill();

    spawnSync('mount', ['-o', 'remount,size=30m', folder]);
    api = await installation.start();
    const { messages, total_count } = await api.page(session.id, '?limit=100');
    expect(total_count).toBeGreaterThanOrEqual(2 * acknowledged);
    expect(messages.filter(({ status }) => status === 'streaming')).toEqual([]);
    expect((await api.ask(session.id, 'There is room again')).status).toBe(200);
    await installation.terminate();
    expect(await integrity(dataDir)).toEqual(['ok']);
  });

  test('a disk that fills up and is emptied again needs no restart', async ({ install }) => {
    const dataDir = join(folder, 'refilled');
    const api = await install({ DATA_DIR: dataDir }).start();
    const session = await api.conversation('sim-fast', { title: 'Refilled' });
    const ballast = join(folder, 'ballast');
    spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k']);
    const form = new FormData();
    form.append('file', new Blob(['word '.repeat(100_000)]), 'a.txt');
    const upload = await fetch(`${api.url}/api/agents/${session.agent_id}/documents`, { method: 'POST', body: form });
    expect(await upload.json()).toMatchObject({ error: 'Insufficient Storage', code: 'storage_full' });
    expect(upload.status).toBe(507);
    expect((await api.call('GET', '/api/health')).body).toMatchObject({ status: 'degraded', storage: 'full' });
    rmSync(ballast);
    expect((await api.call('GET', '/api/health')).body).toMatchObject({ status: 'healthy', storage: 'ok' });
    expect((await api.ask(session.id, 'There is room again')).status).toBe(200);
  });

  test('a read-only data folder is said in one line', async ({ install }) => {
    const dataDir = join(folder, 'read-only');
    mkdirSync(dataDir);
    spawnSync('mount', ['-o', 'remount,ro', folder]);
    const started = install().launch({ DATA_DIR: dataDir });
    expect(await started.ended).toBe(1);
    spawnSync('mount', ['-o', 'remount,rw', folder]);
    expect(started.complaint.trim().split('\n')).toHaveLength(1);
    expect(started.complaint).toContain('DATA_DIR');
    expect(readdirSync(dataDir)).toEqual([]);
  });
});
