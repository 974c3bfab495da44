import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exchange } from './http.js';
import { appFolder, Running } from './process.js';

/** What the simulated provider knows of one request. */
export interface ProviderCall {
  number: number;
  path: string;
  body: { model: string; messages?: { role: string; content: string }[] };
  tokens_sent: number;
  finished: boolean;
  aborted: boolean;
}

/** The provider in a process of its own, so that it outlives the server and can be asked what it saw. */
export class Simulator {
  private constructor(
    private readonly running: Running,
    /** Without `/v1`. */
    readonly address: string,
  ) {}

  static async start(...args: string[]): Promise<Simulator> {
    const script = join(appFolder, 'backend/dist/ai/simulator/main.js');
    const running = new Running(script, ['--port', '0', ...args], { cwd: tmpdir(), env: {} });
    return new Simulator(running, new URL(await running.address()).origin);
  }

  /** Settings of a server that uses it. */
  get settings(): Record<string, string> {
    return { OPENAI_BASE_URL: `${this.address}/v1`, OPENAI_MODEL: 'sim-fast' };
  }

  /** The calls whose last user message is this text, oldest first. Requests for titles are left out. */
  async callsAbout(text: string): Promise<ProviderCall[]> {
    const { body } = await exchange(`${this.address}/__sim/calls`);
    return (body as { calls: ProviderCall[] }).calls.filter(
      // Calls for embeddings and speech have no messages.
      ({ body: { messages = [] } }) =>
        messages.findLast(({ role }) => role === 'user')?.content === text &&
        !messages.some(({ role, content }) => role === 'system' && content.startsWith('Write a title')),
    );
  }

  async stop(): Promise<void> {
    await this.running.end('SIGKILL');
  }
}
