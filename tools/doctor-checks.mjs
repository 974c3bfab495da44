/** What `npm run doctor` looks at. Each check answers in words: what is, and what to do about it. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { environment } from './environment.mjs';
import { findBrowser } from './find-browser.mjs';
import { buildProblem, installProblem, root } from './install-state.mjs';

const REPLY_LIMIT_MS = 5000;
const ENOUGH_DISK_BYTES = 1e9;

const good = (text) => ({ state: 'good', text });
const hint = (text) => ({ state: 'hint', text });
const bad = (text) => ({ state: 'bad', text });

const env = environment();
const host = env.HOST ?? '127.0.0.1';
const port = Number(env.PORT ?? 3000);
const dataDir = resolve(root, env.DATA_DIR ?? './data');

export const checks = {
  Node: () => good(process.versions.node),

  npm: () => {
    const { status, stdout } = spawnSync('npm', ['--version'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    return status === 0 ? good(stdout.trim()) : bad('npm is not on the PATH. It comes with Node.');
  },

  packages: () => {
    const problem = installProblem();
    return problem ? hint(`${problem}: \`npm start\` will install.`) : good('installed as in package-lock.json');
  },

  database: () => (env.DATABASE_URL ? postgres(env.DATABASE_URL) : sqliteDriver()),

  build: () => {
    const problem = buildProblem();
    return problem ? hint(`${problem}: \`npm start\` will build.`) : good('up to date');
  },

  settings: () => {
    const reader = join(root, 'backend/dist/config/read-config.js');
    if (!existsSync(reader)) return hint('not checked before the first build');
    const script = `import { readConfig } from ${JSON.stringify(new URL(`file://${reader}`).href)}; readConfig();`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status === 0) return good(existsSync(join(root, '.env')) ? '.env is in order' : 'all defaults or environment');
    const table = /(The configuration has mistakes[^]*?)\n +at /.exec(stderr);
    return bad(table?.[1] ?? stderr.trim());
  },

  port: async () => {
    const server = createServer();
    server.listen(port, host);
    try {
      await once(server, 'listening');
      return good(`${host}:${port} is free`);
    } catch (error) {
      if (error.code !== 'EADDRINUSE')
        return bad(`cannot listen on ${host}:${port} (${error.code}): change HOST or PORT.`);
      const health = await fetch(`http://${host}:${port}/health`, { signal: AbortSignal.timeout(REPLY_LIMIT_MS) }).then(
        (response) => response.json(),
        () => null,
      );
      return typeof health?.uptime_seconds === 'number'
        ? hint(`Parley ${health.version} runs on ${host}:${port} already (${health.status}).`)
        : bad(`another program uses ${host}:${port}: stop it, or start with another one: PORT=3001 npm start`);
    } finally {
      server.close();
    }
  },

  data: () => {
    const existing = nearestExisting(dataDir);
    try {
      accessSync(existing, constants.W_OK | constants.X_OK);
    } catch {
      return bad(`${dataDir} cannot be written: change the owner of ${existing}, or set DATA_DIR to another folder.`);
    }
    return good(existing === dataDir ? `${dataDir} is writable` : `${dataDir} will be made`);
  },

  disk: () => {
    const { bavail, bsize } = statfsSync(nearestExisting(dataDir));
    const gigabytes = ((bavail * bsize) / 1e9).toFixed(1);
    return bavail * bsize < ENOUGH_DISK_BYTES
      ? bad(`only ${gigabytes} GB free where ${dataDir} is: make room, or set DATA_DIR to another disk.`)
      : good(`${gigabytes} GB free`);
  },

  model: async () => {
    if (env.SIMULATOR?.toLowerCase() === 'on') return hint('SIMULATOR=on: answers come from the built-in simulator.');
    if (!env.OPENAI_API_KEY && !env.OPENAI_BASE_URL) {
      return env.SIMULATOR?.toLowerCase() === 'off'
        ? bad('no model and no simulator: set OPENAI_API_KEY or OPENAI_BASE_URL in .env, or drop SIMULATOR=off.')
        : hint('none connected, the simulator answers. Set OPENAI_API_KEY or OPENAI_BASE_URL in .env.');
    }
    return provider((env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1').replace(/(?<!\/)\/+$/, ''));
  },

  browser: async () => {
    try {
      return good(`browser tests use ${(await findBrowser()).path}`);
    } catch (error) {
      return hint(`only for \`npm test\`: ${error.message}`);
    }
  },
};

async function provider(address) {
  const headers = env.OPENAI_API_KEY ? { authorization: `Bearer ${env.OPENAI_API_KEY}` } : {};
  const shown = new URL(address).host;
  try {
    const response = await fetch(`${address}/models`, { headers, signal: AbortSignal.timeout(REPLY_LIMIT_MS) });
    await response.body?.cancel();
    if (response.ok) return good(`${shown} answers`);
    if ([401, 403].includes(response.status)) return bad(`${shown} refuses the key: check OPENAI_API_KEY.`);
    return hint(
      `${shown} answers ${response.status} to a list of models; it may still chat. Is OPENAI_BASE_URL right?`,
    );
  } catch {
    return bad(`${shown} does not answer: is it running, and does OPENAI_BASE_URL hold the right port and /v1?`);
  }
}

function sqliteDriver() {
  if (!existsSync(join(root, 'node_modules/sqlite3'))) return hint('SQLite, not installed yet');
  const { status } = spawnSync(process.execPath, ['-e', "require('sqlite3')"], { cwd: root });
  return status === 0 ? good('SQLite') : bad('the SQLite driver does not load: run `npm rebuild sqlite3`.');
}

async function postgres(address) {
  if (!URL.canParse(address)) return bad('DATABASE_URL is no address: postgres://user:password@host:5432/name');
  const { hostname, port: given } = new URL(address);
  const socket = connect({ host: hostname, port: Number(given || 5432) });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(REPLY_LIMIT_MS) });
    return good(`Postgres at ${hostname} answers`);
  } catch {
    return bad(`nothing answers at ${hostname}:${given || 5432}: is Postgres running, and is DATABASE_URL right?`);
  } finally {
    socket.destroy();
  }
}

function nearestExisting(folder) {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}
