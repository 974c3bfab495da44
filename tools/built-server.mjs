/** Starts the built server as its own process, the way a person does, and says where it listens. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './install-state.mjs';

/**
 * @param options.home folder that holds backend/dist and frontend/dist
 * @param options.env settings; DATA_DIR is a throw-away folder unless given, PORT a free one
 * @param options.node switches for Node itself
 * @returns {Promise<{ url: string, pid: number, startedMs: number, output: () => string, stop: () => Promise<number> }>}
 *   `stop` sends SIGTERM and gives the exit code
 */
export async function startBuiltServer({ home = root, env = {}, node = [] } = {}) {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'parley-'));
  const child = spawn(process.execPath, [...node, join(home, 'backend/dist/main.js')], {
    cwd: folder, // a person's own .env is out of sight here
    env: { ...systemEnvironment(), PORT: '0', DATA_DIR: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = once(child, 'exit');
  const url = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output = (output + chunk).slice(-100_000);
      const found = /https?:\/\/[\w.[\]:-]+:\d+/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    exited.then(([code]) => reject(new Error(`The server ended with code ${code} before it listened:\n${output}`)));
  });
  return {
    url,
    pid: child.pid,
    startedMs: performance.now() - began,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exited;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/** This process's environment without settings of the server. */
function systemEnvironment() {
  const keep = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SystemRoot', 'TEMP'];
  return Object.fromEntries(keep.filter((name) => name in process.env).map((name) => [name, process.env[name]]));
}
