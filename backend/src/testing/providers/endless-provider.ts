import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Enough for one write; a provider that never stops repeats it for ever. */
const WRITE_BYTES = 64 * 1024;

/**
 * A provider that begins every chat answer with `opening` and then repeats `piece` until its client hangs up, as fast as
 * the client reads or once per `every_ms`.
 */
export class EndlessProvider {
  /** Bytes of the answers so far. */
  sent = 0;
  /** Answers whose client is still connected. */
  open = 0;
  private readonly server: Server;

  private constructor(opening: string, piece: string, everyMs: number | null) {
    this.server = createServer((request, response) => {
      request.resume().on('end', () => this.answer(response, opening, piece, everyMs));
    });
  }

  static async start(opening: string, piece: string, everyMs: number | null = null): Promise<EndlessProvider> {
    const provider = new EndlessProvider(opening, piece, everyMs);
    await new Promise<void>((resolve) => provider.server.listen(0, '127.0.0.1', resolve));
    return provider;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(response: ServerResponse, opening: string, piece: string, everyMs: number | null): void {
    this.open++;
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(opening);
    const burst = everyMs === null ? piece.repeat(Math.ceil(WRITE_BYTES / piece.length)) : piece;
    const write = (): void => {
      this.sent += burst.length;
      const hasRoom = response.write(burst);
      if (everyMs === null && hasRoom) setImmediate(write);
    };
    const timer = everyMs === null ? undefined : setInterval(write, everyMs);
    if (everyMs === null) response.on('drain', write);
    response.on('close', () => {
      this.open--;
      clearInterval(timer);
      response.removeAllListeners('drain');
    });
    write();
  }
}

/** One event of a chat completion with this delta. */
export function deltaEvent(delta: Record<string, unknown>): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`;
}
