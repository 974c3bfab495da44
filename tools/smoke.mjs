/**
 * Does the built server run where only production packages are installed? Takes the steps of the Dockerfile in an empty
 * folder (package files, `npm ci --omit=dev`, both dist folders, start) and has one conversation over HTTP.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBuiltServer } from './start-process.mjs';
import { root } from './install-state.mjs';

const home = mkdtempSync(join(tmpdir(), 'parley-smoke-'));
try {
  install();
  await converse();
} finally {
  rmSync(home, { recursive: true, force: true });
}

function install() {
  const began = performance.now();
  for (const part of ['package.json', 'package-lock.json', 'backend/dist', 'frontend/dist']) {
    cpSync(join(root, part), join(home, part), { recursive: true });
  }
  // The native part of sqlite3 is the same for every Node, so the one that `npm ci` made here is taken along: compiling it
  // again takes a minute where no prebuilt one can be downloaded.
  const args = ['ci', '--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, { cwd: home, stdio: 'inherit', shell: process.platform === 'win32' });
  assert.equal(status, 0, 'npm ci --omit=dev failed');
  cpSync(join(root, 'node_modules/sqlite3/build'), join(home, 'node_modules/sqlite3/build'), { recursive: true });
  assert.ok(!existsSync(join(home, 'node_modules/jest')), 'a development package was installed');
  say(`installed in ${seconds(began)} s`);
}

async function converse() {
  const began = performance.now();
  const server = await startBuiltServer({ home });
  const call = async (method, path, body, accept = 'application/json') => {
    const headers = { accept, ...(body ? { 'content-type': 'application/json' } : {}) };
    const response = await fetch(server.url + path, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path} answered ${response.status}: ${text}`);
    return accept === 'application/json' ? JSON.parse(text) : text;
  };

  assert.equal((await call('GET', '/api/health')).status, 'healthy');
  const agent = await call('POST', '/api/agents', { name: 'Smoke', system_prompt: 'You answer.' });
  const session = await call('POST', `/api/agents/${agent.id}/sessions`, {});
  const events = await call('POST', `/api/sessions/${session.id}/messages`, { content: 'Hello' }, 'text/event-stream');
  assert.match(events, /^event: token$/m);
  assert.match(events, /^event: done$/m);
  say(`first answer ${seconds(began)} s after the start`);

  const page = await call('GET', '/', undefined, 'text/html');
  const script = /src="\/?([^"]+\.js)"/.exec(page);
  assert.ok(script, 'the web app has no script');
  await call('GET', `/${script[1]}`, undefined, '*/*');

  assert.equal(await server.stop(), 0, `exit code after SIGTERM; the server said:\n${server.output()}`);
  say('stopped cleanly');
}

function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
