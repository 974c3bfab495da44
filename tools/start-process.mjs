/** Starts the built server, or another script that listens, as its own process, the way a person does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './install-state.mjs';

/**
 * @typedef {object} Running
 * @property {string} url address from the first line that holds one
 * @property {number} pid
 * @property {number} startedMs time from the start to that line
 * @property {() => string} output the end of what it printed
 * @property {() => Promise<number>} stop sends SIGTERM and gives the exit code
 */

/**
 * @param options.home folder that holds backend/dist and frontend/dist
 * @param options.env settings; DATA_DIR is a throw-away folder unless given, PORT a free one
 * @param options.node switches for Node itself
 * @returns {Promise<Running>}
 */
export async function startBuiltServer({ home = root, env = {}, node = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-'));
  const running = await startListening(join(home, 'backend/dist/main.js'), {
    cwd: folder, // a person's own .env is out of sight here
    env: { PORT: '0', DATA_DIR: join(folder, 'data'), ...env },
    node,
  });
  const stop = async () => {
    const code = await running.stop();
    rmSync(folder, { recursive: true, force: true });
    return code;
  };
  return { ...running, stop };
}

/** Starts a script that prints its address once it listens. @returns {Promise<Running>} */
export async function startListening(script, { args = [], env = {}, node = [], cwd = root } = {}) {
  const began = performance.now();
  const child = spawn(process.execPath, [...node, script, ...args], {
    cwd,
    env: { ...systemEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = once(child, 'exit');
  const url = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output = (output + chunk).slice(-20_000);
      const found = /https?:\/\/[\w.[\]:-]+:\d+/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    exited.then(
      ([code]) => reject(new Error(`${script} ended with code ${code} before it listened:\n${output}`)),
      reject,
    );
  });
  return {
    url,
    pid: child.pid,
    startedMs: performance.now() - began,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exited;
      return code;
    },
  };
}

/** This process's environment without settings of the server. */
function systemEnvironment() {
  const keep = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SystemRoot', 'TEMP'];
  return Object.fromEntries(keep.filter((name) => name in process.env).map((name) => [name, process.env[name]]));
}
