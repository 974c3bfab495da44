import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { AudioDirection, type Direction } from './speech/audio-direction.js';
import { CallLog, type SimulatedCall } from './call-log.js';
import { ChatCompletions } from './chat-completions.js';
import { answerEmbeddings } from './embeddings.js';
import { readBody, sendError, sendJson, type Exchange } from './exchange.js';
import { answerSpeech } from './speech/speech.js';
import { answerTranscription } from './speech/transcriptions.js';

export interface SimulatorOptions {
  /** Pace of answers that ask for none; null (the default) for as fast as it goes. */
  tokensPerSecond?: number | null;
}

type Handler = (exchange: Exchange) => void | Promise<void>;

/**
 * An OpenAI-compatible server on loopback: what runs when no provider is configured, and what every test talks to. It is
 * deterministic, says `X-Simulated: true` on every answer, and does what `script.ts` says when told so. `/__sim/calls`
 * shows what it was asked, `POST /__sim/direct` directs it from another process.
 */
export class Simulator {
  private readonly log = new CallLog();
  private readonly chat: ChatCompletions;
  private readonly audio = new AudioDirection();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private readonly routes: Record<string, Handler>;

  constructor(options: SimulatorOptions = {}) {
    this.chat = new ChatCompletions(options.tokensPerSecond ?? null);
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.keepAliveTimeout = 60_000;
    this.server.on('connection', (socket) => this.track(socket));
    this.routes = {
      'GET /v1/models': ({ response }) => sendJson(response, 200, models()),
      'POST /v1/chat/completions': (exchange) => this.chat.answer(exchange),
      'POST /v1/embeddings': answerEmbeddings,
      'POST /v1/audio/transcriptions': (exchange) => answerTranscription(exchange, this.audio),
      'POST /v1/audio/speech': (exchange) => answerSpeech(exchange, this.audio),
    };
  }

  /** Starts to listen on loopback. @param port 0 takes a free one */
  async start(port = 0): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      // A thousand streams may begin at once; the default queue of 511 makes the rest wait a second.
      this.server.listen({ port, host: '127.0.0.1', backlog: 4096 }, () => {
        this.server.removeListener('error', reject);
        resolve();
      });
    });
  }

  /** Closes all sockets, busy ones too. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  /** Such as `http://127.0.0.1:40123/v1`. */
  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** The last calls of models, oldest first. */
  get calls(): readonly SimulatedCall[] {
    return this.log.calls;
  }

  get openSockets(): number {
    return this.sockets.size;
  }

  /** Forgets all calls and counters. */
  clear(): void {
    this.log.clear();
    this.chat.clear();
    this.audio.direct({});
  }

  /** Says how transcription and speech behave from now on. */
  direct(given: Direction): void {
    this.audio.direct(given);
  }

  /** Waits until `condition` holds; it is asked again whenever a call or a socket changes. */
  until(condition: (simulator: Simulator) => boolean): Promise<void> {
    return this.log.until(() => condition(this));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('x-simulated', 'true');
    const url = new URL(request.url ?? '/', 'http://simulator');
    if (url.pathname === '/__sim/calls') return this.showCalls(request, response);
    try {
      const body = await readBody(request);
      if (url.pathname === '/__sim/direct') {
        this.direct(readJson(request, body) as Direction);
        return sendJson(response, 200, {});
      }
      const call = this.log.add({
        method: request.method ?? '',
        path: url.pathname,
        headers: request.headers,
        body: readJson(request, body),
        client_port: request.socket.remotePort ?? 0,
      });
      this.follow(call, response);
      const handler = this.routes[`${call.method} ${call.path}`];
      if (handler === undefined) sendError(response, 404, { message: `Unknown request: ${call.method} ${call.path}` });
      else await handler({ request, response, url, body, call });
    } catch (error) {
      if (response.headersSent) response.destroy();
      else sendError(response, 400, { message: (error as Error).message });
    }
  }

  private follow(call: SimulatedCall, response: ServerResponse): void {
    response.once('finish', () => {
      call.finished = true;
      this.log.changed();
    });
    response.once('close', () => {
      call.aborted = !call.finished;
      this.log.changed();
    });
    this.log.changed();
  }

  private track(socket: Socket): void {
    this.sockets.add(socket);
    socket.once('close', () => {
      this.sockets.delete(socket);
      this.log.changed();
    });
  }

  private showCalls(request: IncomingMessage, response: ServerResponse): void {
    if (request.method === 'DELETE') this.clear();
    sendJson(response, 200, { openSockets: this.openSockets, calls: this.calls });
  }
}

function models(): unknown {
  const names = ['simulator', 'sim-fast', 'sim-40tps', 'sim-embedding', 'sim-transcribe', 'sim-speech'];
  return { object: 'list', data: names.map((id) => ({ id, object: 'model', created: 0, owned_by: 'simulator' })) };
}

/** @throws SyntaxError when the body says it is JSON and is not */
function readJson(request: IncomingMessage, body: Buffer): unknown {
  if (body.length === 0 || !request.headers['content-type']?.includes('json')) return null;
  return JSON.parse(body.toString('utf8'));
}
