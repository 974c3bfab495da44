import type { ServerResponse } from 'node:http';
import type { Exchange } from './exchange.js';
import type { Script } from './script.js';

/** An answer that is ready to be sent. */
export interface Answer {
  id: string;
  created: number;
  model: string;
  tokens: string[];
  finish_reason: string;
  include_usage: boolean;
  usage: Record<string, unknown>;
}

const HEARTBEAT_MS = 50;
/** Without a pace, this many tokens are written before other streams get their turn. */
const BURST_TOKENS = 16;

/** Writes an answer as server-sent events, with the pace and the faults of the script. */
export async function streamAnswer(exchange: Exchange, answer: Answer, script: Script): Promise<void> {
  const stream = new AnswerStream(exchange, answer, script);
  try {
    await stream.write();
  } finally {
    stream.close();
  }
}

class AnswerStream {
  private readonly response: ServerResponse;
  private readonly head: string;
  private readonly closed: Promise<void>;
  private heartbeat: NodeJS.Timeout | null = null;

  constructor(
    private readonly exchange: Exchange,
    private readonly answer: Answer,
    private readonly script: Script,
  ) {
    this.response = exchange.response;
    const { id, created, model } = answer;
    // All chunks begin alike; only the rest is made for each.
    this.head = `data: ${JSON.stringify({ id, object: 'chat.completion.chunk', created, model }).slice(0, -1)}`;
    this.closed = new Promise((resolve) => this.response.once('close', resolve));
  }

  async write(): Promise<void> {
    const { script, answer } = this;
    this.response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
    this.response.flushHeaders();
    if (script.heartbeat) this.heartbeat = setInterval(() => this.response.write(': heartbeat\n\n'), HEARTBEAT_MS);
    if (script.fault === 'timeout') return this.closed;
    if (script.firstTokenMs > 0) await this.wait(script.firstTokenMs);
    if (script.fault === 'only-garbage') return this.end('this is no event\nneither is this\n\n');
    if (script.fault === 'in-stream') {
      return this.end('data: {"error":{"message":"The server had an error.","type":"server_error","code":500}}\n\n');
    }
    this.delta('{"role":"assistant","content":""}');
    for (let i = 0; i < script.thinking; i++) this.delta(`{"reasoning_content":"thought${i + 1} "}`);
    if (script.thinkTags) this.delta('{"content":"<think>\\nThis is no part of the answer.\\n</think>\\n\\n"}');
    if (!(await this.writeTokens(answer.tokens))) return;
    this.finish();
  }

  close(): void {
    if (this.heartbeat !== null) clearInterval(this.heartbeat);
  }

  /** False when the stream ended within the answer. */
  private async writeTokens(tokens: readonly string[]): Promise<boolean> {
    const { tokensPerSecond } = this.script;
    const start = performance.now();
    for (let i = 0; i < tokens.length; i++) {
      if (tokensPerSecond !== null) await this.wait(start + (i * 1000) / tokensPerSecond - performance.now());
      else if (i % BURST_TOKENS === BURST_TOKENS - 1) await this.yield();
      if (this.response.destroyed) return false;
      if (i === this.script.after && (await this.faultWithin())) return false;
      this.delta(`{"content":${JSON.stringify(tokens[i])}}`);
      this.exchange.call.tokens_sent++;
    }
    // An answer shorter than `after` has its fault at its end.
    return tokens.length > this.script.after || !(await this.faultWithin());
  }

  /** True when the fault ended the stream. */
  private async faultWithin(): Promise<boolean> {
    switch (this.script.fault) {
      case 'stall':
        await this.closed;
        return true;
      case 'reset':
        await this.flushed();
        this.response.socket?.resetAndDestroy();
        return true;
      case 'no-finish':
        this.end('');
        return true;
      case 'garbage':
        this.response.write('data: {"choices":[{"delta":{"content":"bro\n\n');
        return false;
      default:
        return false;
    }
  }

  private finish(): void {
    const { answer, script } = this;
    this.chunk(`"choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"${answer.finish_reason}"}]`);
    if (answer.include_usage) this.chunk(`"choices":[],"usage":${JSON.stringify(answer.usage)}`);
    if (script.fault === 'no-done') this.end('');
    else this.end(script.fault === 'double-done' ? 'data: [DONE]\n\ndata: [DONE]\n\n' : 'data: [DONE]\n\n');
  }

  private delta(delta: string): void {
    this.chunk(`"choices":[{"index":0,"delta":${delta},"logprobs":null,"finish_reason":null}]`);
  }

  private chunk(rest: string): void {
    this.response.write(`${this.head},${rest}}\n\n`);
  }

  private end(text: string): void {
    this.close();
    this.response.end(text);
  }

  /** Waits, but not longer than the client does. */
  private async wait(ms: number): Promise<void> {
    if (ms <= 0) return;
    let timer: NodeJS.Timeout | undefined;
    const time = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
    await Promise.race([time, this.closed]);
    clearTimeout(timer);
  }

  private async yield(): Promise<void> {
    if (!this.response.writableNeedDrain) return new Promise((resolve) => setImmediate(resolve));
    const drained = new Promise<void>((resolve) => this.response.once('drain', resolve));
    await Promise.race([drained, this.closed]);
  }

  /** Waits until all that was written has left, so that a reset does not overtake it. */
  private async flushed(): Promise<void> {
    await new Promise((resolve) => this.response.write(': \n\n', resolve));
    await new Promise((resolve) => setImmediate(resolve));
  }
}
