import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const BACKEND = fileURLToPath(new URL('../..', import.meta.url));

export interface ServerProcess {
  process: ChildProcess;
  /** Everything it has written so far. */
  stdout: string[];
  stderr: string[];
  /** Resolves with the address in its line, rejects when it ends before. */
  listening: Promise<string>;
  /** Resolves with the exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>;
}

/** The real `main.ts` in a process of its own, with these settings and nothing of ours. */
export function startServerProcess(env: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, ['--import', '@swc-node/register/esm-register', 'src/main.ts'], {
    cwd: BACKEND,
    env: { PORT: '0', TS_NODE_PROJECT: `${BACKEND}tsconfig.json`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout: string[] = [];
  const stderr: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => stderr.push(line));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  const listening = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      stdout.push(line);
      const address = /http:\/\/[^\s"]+/.exec(line);
      if (address) resolve(address[0]);
    });
    void ended.then((how) => reject(new Error(`the server ended (${how}): ${stderr.join('\n')}`)));
  });
  // Specs of servers that cannot start never look at it.
  listening.catch((error: unknown) => stderr.push(String(error)));
  return { process: child, stdout, stderr, listening, ended };
}
