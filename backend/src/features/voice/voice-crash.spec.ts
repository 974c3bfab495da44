import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Simulator } from '../../ai/simulator/simulator.js';
import { Clock, SystemClock } from '../../platform/clock.js';
import { compileServer, type CompiledServer } from '../../testing/servers/compiled-server.js';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp } from '../../testing/servers/create-test-app.js';
import { EventClient } from '../../testing/event-client.js';
import { recordedWav } from '../../testing/files/recordings.js';
import { killServerProcesses, startServerProcess, type ServerProcess } from '../../testing/servers/server-process.js';
import type { SessionDto } from '../sessions/session.dto.js';
import type { AudioEvent } from '../turns/turn.dto.js';
import { OrphanedAudioCleanup } from './audio/orphaned-audio-cleanup.js';

/** More sentences than are spoken at once, so that the voice takes seconds. */
const TEXT = Array.from({ length: 24 }, (_, index) => `This is sentence ${index + 1}.`).join(' ');

/** As long after the crash as nobody waits for anything any more. */
class TwoDaysLater extends SystemClock {
  override now(): Date {
    return new Date(super.now().getTime() + 48 * 60 * 60 * 1000);
  }
}

let compiled: CompiledServer;
let folder: string;
const simulator = new Simulator();

function start(): ServerProcess {
  return startServerProcess(compiled.main, {
    DATA_DIR: folder,
    OPENAI_BASE_URL: simulator.baseUrl,
    OPENAI_MODEL: 'sim-fast',
    RATE_LIMIT: 'off',
  });
}

async function kill(server: ServerProcess): Promise<void> {
  server.process.kill('SIGKILL');
  await server.ended;
}

async function newSession(url: string): Promise<SessionDto> {
  const { agents } = (await (await fetch(`${url}/api/agents`)).json()) as { agents: { id: string }[] };
  const answer = await fetch(`${url}/api/agents/${agents[0]?.id}/sessions`, { method: 'POST' });
  return (await answer.json()) as SessionDto;
}

function form(recording: Buffer): FormData {
  const body = new FormData();
  body.append('audio', new Blob([new Uint8Array(recording)]), 'audio.wav');
  return body;
}

async function files(within = ''): Promise<string[]> {
  const entries = await readdir(join(folder, 'files', within), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-voice-'));
  await mkdir(join(folder, 'files'));
  compiled = await compileServer();
  await simulator.start();
});
afterEach(async () => {
  simulator.clear();
  await killServerProcesses();
});
afterAll(async () => {
  await simulator.stop();
  await compiled.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('A server that is killed', () => {
  it('during an upload leaves neither a message nor a file behind', async () => {
    const server = start();
    const url = new URL(await server.listening);
    const { id } = await newSession(url.origin);
    const socket = connect(Number(url.port), '127.0.0.1');
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    socket.write(
      `POST /api/sessions/${id}/voice HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: 400000\r\n` +
        'Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n' +
        'Content-Disposition: form-data; name="audio"; filename="a.wav"\r\n\r\n',
    );
    socket.write(recordedWav(10));
    while ((await files()).length === 0) await wait(10);
    await kill(server);
    expect(await files('.unfinished')).toHaveLength(1);

    const again = start();
    const detail = await fetch(`${await again.listening}/api/sessions/${id}`);
    expect(await detail.json()).toMatchObject({ message_count: 0, messages: [] });
    expect(await files()).toEqual([]);
  });

  it('while it speaks keeps what was said, and the cleanup takes the rest', async () => {
    simulator.direct({ script: 'tts-1000ms', transcript: `/echo ${TEXT}` });
    const server = start();
    const url = await server.listening;
    const { id } = await newSession(url);
    const client = await EventClient.open(`${url}/api/sessions/${id}/voice?output=voice`, {
      method: 'POST',
      body: form(recordedWav(1)),
      headers: { accept: 'text/event-stream' },
    });
    const spoken = (await client.next('audio')).data as unknown as AudioEvent;
    await kill(server);

    const later = await createTestApp({
      dataDir: folder,
      database: 'sqlite',
      override: (builder) => builder.overrideProvider(Clock).useClass(TwoDaysLater),
    });
    try {
      const [question, answer] = (await new Conversations(later).detail(id)).messages;
      expect(question).toMatchObject({ content: `/echo ${TEXT}`, message_type: 'voice' });
      expect(answer).toMatchObject({ content: TEXT, status: 'interrupted', tts_audio_url: null });
      await later.app.get(OrphanedAudioCleanup).removeOrphans();
      expect((await fetch(later.url + String(question?.audio_url))).status).toBe(200);
      expect((await fetch(later.url + spoken.url)).status).toBe(404);
      expect(await files()).toEqual([String(question?.audio_url).replace(/^.*\/|\.wav$/g, '')]);
      const speech = await later.http.post(`/api/messages/${answer?.id}/speech`).expect(200);
      expect(speech.body).toMatchObject({ tts_audio_url: expect.any(String) as unknown as string });
    } finally {
      await later.close();
    }
  });
});

describe('Fifty recordings of 5 MB at once', () => {
  it('are all taken, and leave no unfinished file', async () => {
    const server = start();
    const url = await server.listening;
    const recording = recordedWav(109, { sampleRate: 24_000 });
    expect(recording.length).toBeGreaterThan(5_200_000);
    const sessions = await Promise.all(Array.from({ length: 50 }, () => newSession(url)));
    const answers = await Promise.all(
      sessions.map(({ id }) => fetch(`${url}/api/sessions/${id}/voice`, { method: 'POST', body: form(recording) })),
    );
    expect(answers.map(({ status }) => status)).toEqual(sessions.map(() => 200));
    expect(await files('.unfinished')).toEqual([]);
  }, 180_000);
});
