import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordedFile } from '../../testing/files/recordings.js';
import { mainThreadMs } from '../../testing/servers/main-thread.js';
import { AudioProbe } from './audio-probe.js';

const SAMPLES = 1_200_000;

const probe = new AudioProbe();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-probe-'));
});
afterAll(async () => {
  await probe.onApplicationShutdown();
  await rm(folder, { recursive: true });
});

async function look(name: string, bytes: Buffer) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return probe.probe(path, bytes.length);
}

/** An MP4 whose table of samples says that each of more than a million is one byte long. */
async function tinySamples(): Promise<Buffer> {
  const whole = await recordedFile('ffmpeg-aac.mp4');
  const start = whole.indexOf('stsz') - 4;
  const end = start + whole.readUInt32BE(start);
  const table = Buffer.alloc(20 + SAMPLES * 4);
  whole.copy(table, 0, start, start + 12);
  table.writeUInt32BE(table.length, 0);
  table.writeUInt32BE(SAMPLES, 16);
  for (let sample = 0; sample < SAMPLES; sample++) table.writeUInt32BE(1, 20 + sample * 4);
  const grown = Buffer.concat([whole.subarray(0, start), table, whole.subarray(end)]);
  for (const box of ['moov', 'trak', 'mdia', 'minf', 'stbl']) {
    const at = grown.indexOf(box) - 4;
    grown.writeUInt32BE(grown.readUInt32BE(at) + table.length - (end - start), at);
  }
  grown.writeUInt32BE(SAMPLES, grown.indexOf('stts') + 12);
  grown.writeUInt32BE(1, grown.indexOf('stsc') + 8);
  grown.writeUInt32BE(SAMPLES, grown.indexOf('stsc') + 16);
  return grown;
}

describe('The thread that looks at recordings', () => {
  it('tells what they are, one after the other', async () => {
    const names = ['chromium-mediarecorder.webm', 'ffmpeg-aac.mp4', 'ffmpeg-opus.ogg'];
    const found = await Promise.all(names.map(async (name) => look(name, await recordedFile(name))));
    expect(found).toMatchObject([{ format: 'webm' }, { format: 'mp4' }, { format: 'ogg' }]);
    expect(await probe.probe(join(folder, 'gone'), 10)).toBeNull();
  });

  it('is started anew when it has died', async () => {
    const recording = await recordedFile('ffmpeg-opus.ogg');
    await look('before.ogg', recording);
    await probe['thread'].end();
    expect(await look('after.ogg', recording)).toMatchObject({ format: 'ogg' });
  });

  it('gives up on a file that is made to take minutes, without holding up anything else', async () => {
    const file = await tinySamples();
    const before = await mainThreadMs(process.pid);
    expect(await look('hostile.mp4', file)).toBe('too_slow');
    // The thread may work for seconds; the one that everybody shares only waits.
    expect((await mainThreadMs(process.pid)) - before).toBeLessThan(1000);
    const whole = await readFile(join(folder, 'ffmpeg-aac.mp4'));
    expect(await look('again.mp4', whole)).toMatchObject({ format: 'mp4' });
  });
});
