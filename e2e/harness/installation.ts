import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from './api.js';
import { appFolder, Running } from './process.js';

const MAIN = join(appFolder, 'backend/dist/main.js');

/** A data folder of its own with the server that works on it: started, killed and started again as a test needs. */
export class Installation {
  readonly folder = mkdtempSync(join(tmpdir(), 'parley-e2e-'));
  readonly dataDir = join(this.folder, 'data');
  private running: Running | null = null;
  private port = '0';

  /** @param env settings of every start; `OPENAI_BASE_URL` names the simulator */
  constructor(private readonly env: Record<string, string>) {
    mkdirSync(this.dataDir);
  }

  /** Starts the server, after the first time on the same port. */
  async start(env: Record<string, string> = {}): Promise<Api> {
    this.running = this.launch(env);
    const url = await this.running.address();
    this.port = new URL(url).port;
    return new Api(url);
  }

  /** Starts the server without waiting until it listens. */
  launch(env: Record<string, string> = {}): Running {
    const settings = { PORT: this.port, DATA_DIR: this.dataDir, RATE_LIMIT: 'off', LOG_LEVEL: 'info' };
    // its own folder, so that a developer's .env is out of sight
    return new Running(MAIN, [], { cwd: this.folder, env: { ...settings, ...this.env, ...env } });
  }

  get server(): Running {
    if (!this.running) throw new Error('The server was not started.');
    return this.running;
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    await this.server.end('SIGKILL');
  }

  /** Asks it to go, as a service manager does. @returns how it ended */
  async terminate(): Promise<number | NodeJS.Signals> {
    return this.server.end('SIGTERM');
  }

  async remove(): Promise<void> {
    if (this.running) await this.running.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
