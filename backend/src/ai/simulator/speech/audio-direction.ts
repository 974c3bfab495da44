import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange } from '../exchange.js';
import { refuse } from '../faults.js';
import { readAudioScript, type Script } from '../script.js';

/** What a test, or whoever asks `/__sim/direct`, wants of all calls that come. */
export interface Direction {
  /** Words of a script, such as `stt-300ms tts-error-500`. */
  script?: string;
  /** What every recording says. */
  transcript?: string;
}

/** How transcription and speech behave. */
export class AudioDirection {
  /** Faults so far. */
  private readonly faults = { stt: 0, tts: 0 };
  private given: Direction = {};

  get transcript(): string | undefined {
    return this.given.transcript;
  }

  direct(given: Direction): void {
    Object.assign(this.faults, { stt: 0, tts: 0 });
    this.given = given;
  }

  scriptOf(kind: 'stt' | 'tts', { request }: Exchange, model: string): Script {
    const header = String(request.headers['x-sim'] ?? '');
    const script = readAudioScript(kind, [model, header, this.given.script ?? '']);
    const { fault, times } = script;
    if (fault !== null && ++this.faults[kind] > (times ?? Infinity)) script.fault = null;
    return script;
  }

  /** Waits as the script says, then plays a fault that stands in place of an answer. @returns true when it did */
  async plays(exchange: Exchange, script: Script): Promise<boolean> {
    if (script.firstTokenMs > 0) await wait(script.firstTokenMs);
    if (script.fault === null) return false;
    const body = { model: 'simulator', stream: false, max_tokens: null, include_usage: false, messages: [] };
    return refuse(exchange, { ...body, fields: new Set<string>() }, script);
  }
}
