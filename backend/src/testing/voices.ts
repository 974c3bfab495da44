import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestApp } from './create-test-app.js';
import { EventClient } from './event-client.js';

/** What a user of the API does with recordings. */
export class Voices {
  constructor(private readonly server: TestApp) {}

  form(recording: Buffer, { filename = 'audio.webm', type = 'audio/webm' } = {}): FormData {
    const form = new FormData();
    form.append('audio', new Blob([new Uint8Array(recording)], { type }), filename);
    return form;
  }

  /** Sends a recording; the answer is read in the form that `Accept` asks for. */
  post(session_id: string, recording: Buffer, headers: Record<string, string> = {}, query = ''): Promise<Response> {
    const url = `${this.server.url}/api/sessions/${session_id}/voice${query}`;
    return fetch(url, { method: 'POST', body: this.form(recording), headers });
  }

  /** Sends a recording and follows its turn. */
  follow(session_id: string, recording: Buffer, query = ''): Promise<EventClient> {
    const url = `${this.server.url}/api/sessions/${session_id}/voice${query}`;
    return EventClient.open(url, {
      method: 'POST',
      body: this.form(recording),
      headers: { accept: 'text/event-stream' },
    });
  }

  /** All files of the product, without those of documents. */
  async files(): Promise<string[]> {
    const entries = await readdir(join(this.server.dataDir, 'files'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }
}
