import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Holds backend/dist and frontend/dist: the working copy, or `APP_FOLDER` to test an installation elsewhere. */
export const appFolder = process.env['APP_FOLDER'] ?? fileURLToPath(new URL('../..', import.meta.url));

/** A started script that may be killed. */
export class Running {
  private written = '';
  private complained = '';
  private readonly child: ChildProcess;
  /** The exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;

  constructor(script: string, args: readonly string[], options: { cwd: string; env: Record<string, string> }) {
    this.child = spawn(process.execPath, [script, ...args], {
      cwd: options.cwd,
      env: { PATH: process.env['PATH'] ?? '', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const read = (chunk: Buffer) => (this.written += chunk.toString('utf8'));
    this.child.stdout?.on('data', read);
    this.child.stderr?.on('data', (chunk: Buffer) => (this.complained += chunk.toString('utf8')));
    this.ended = once(this.child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  }

  /** Everything it wrote on standard error, which is for people. The log goes to standard output. */
  get complaint(): string {
    return this.complained;
  }

  /** The address in the first line that holds one. @throws Error when it ends before */
  address(): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = /http:\/\/[\w.[\]:-]+:\d+/.exec(this.written);
        if (found) resolve(found[0]);
      };
      this.child.stdout?.on('data', look);
      void this.ended.then((how) =>
        reject(new Error(`It ended (${how}) before it listened:\n${this.written}${this.complained}`)),
      );
      look();
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Sends the signal and waits for the end. */
  async end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    this.child.kill(signal);
    return this.ended;
  }
}
