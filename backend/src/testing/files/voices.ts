import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { probeAudio } from '../../platform/audio/probe.js';
import type { AudioProperties } from '../../platform/audio/audio-properties.js';
import type { TestApp } from '../servers/create-test-app.js';
import { EventClient } from '../event-client.js';
import type { AudioEvent, DoneEvent } from '../../features/turns/turn.dto.js';

/** What every recording says in tests that want an answer of three sentences. */
export const SENTENCES = '/echo The first sentence is here. A second one follows it. The third is the last.';

/** The sentences that a turn was spoken in so far. */
export function audioOf(client: EventClient): AudioEvent[] {
  return client.seen.filter((event) => event.type === 'audio').map((event) => event.data as unknown as AudioEvent);
}

/** The end of a turn that was read to its end. */
export function doneOf(client: EventClient): DoneEvent {
  return client.seen.at(-1)?.data as unknown as DoneEvent;
}

/** What a user of the API does with recordings. */
export class Voices {
  constructor(private readonly server: TestApp) {}

  /** How the simulator hears and speaks from now on. */
  direct(script: string, transcript = SENTENCES): void {
    this.server.simulator?.direct({ script, transcript });
  }

  form(recording: Buffer, { filename = 'audio.webm', type = 'audio/webm' } = {}): FormData {
    const form = new FormData();
    form.append('audio', new Blob([new Uint8Array(recording)], { type }), filename);
    return form;
  }

  /** Sends a recording; the answer is read in the form that `Accept` asks for. */
  post(sessionId: string, recording: Buffer, headers: Record<string, string> = {}, query = ''): Promise<Response> {
    const url = `${this.server.url}/api/sessions/${sessionId}/voice${query}`;
    return fetch(url, { method: 'POST', body: this.form(recording), headers });
  }

  /** Sends a recording and follows its turn. */
  follow(sessionId: string, recording: Buffer, query = ''): Promise<EventClient> {
    const url = `${this.server.url}/api/sessions/${sessionId}/voice${query}`;
    return EventClient.open(url, {
      method: 'POST',
      body: this.form(recording),
      headers: { accept: 'text/event-stream' },
    });
  }

  /** What is served there. @throws when it is no sound */
  async soundAt(url: string): Promise<AudioProperties> {
    const response = await fetch(`${this.server.url}${url}`);
    const sound = await probeAudio(Buffer.from(await response.arrayBuffer()));
    if (typeof sound === 'string' || !('format' in sound)) {
      throw new Error(`${url} answered ${response.status} and is ${JSON.stringify(sound)}`);
    }
    return sound;
  }

  /** All files of the product, without those of documents. */
  async files(): Promise<string[]> {
    const entries = await readdir(join(this.server.dataDir, 'files'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }
}
