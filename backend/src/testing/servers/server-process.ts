import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

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

const running = new Set<ChildProcess>();

/**
 * The server in a process of its own, with these settings and nothing of ours.
 * @param main of `compileServer`
 * @param nodeOptions such as `--watch-path=…`
 */
export function startServerProcess(
  main: string,
  env: Record<string, string>,
  nodeOptions: readonly string[] = [],
): ServerProcess {
  const child = spawn(process.execPath, [...nodeOptions, main], {
    cwd: dirname(main),
    env: { PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
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
    void ended.then((how) => {
      running.delete(child);
      reject(new Error(`the server ended (${how}): ${stderr.join('\n')}`));
    });
  });
  // Specs of servers that cannot start never look at it, and that is no unhandled rejection.
  void Promise.allSettled([listening]);
  return { process: child, stdout, stderr, listening, ended };
}

/** For `afterEach`: what a failed spec left running would keep the test run from ending. */
export async function killServerProcesses(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    }),
  );
}
