import { Agent, request } from 'node:http';
import { compared, comparedAtLeast, megabytes, ms, percentile, result, times } from '../figures.mjs';
import { json, memoryOf } from '../harness.mjs';

const SAMPLE_RATE = 16_000;
/** 16 words: at 20 ms per token a third of a second of writing. */
const SENTENCE = 'This is one of the sentences that are written and spoken while the others still wait. ';
const SENTENCES = 6;
const UPLOADS = 50;
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** From the end of an upload to the first byte of the spoken answer, beyond what the provider takes by itself. */
export async function firstSound(rig, { quick }) {
  await rig.direct({ transcript: `/echo ${SENTENCE.repeat(2)}` });
  const rounds = quick ? 10 : 60;
  const agentId = await rig.agent('sim-fast');
  const recording = wav(3);
  const ours = [];
  const provider = [];
  for (let round = 0; round < rounds + 5; round++) {
    const [session] = await rig.sessions(agentId, 1);
    const { firstMs } = await listen(rig.url, session, recording);
    const alone = await oneByOne(rig.provider, recording, 1);
    if (round < 5) continue; // warm
    ours.push(firstMs);
    provider.push(alone);
  }
  const detail = `${ms(percentile(ours, 0.5))} against ${ms(percentile(provider, 0.5))}, ${rounds} recordings of 3 s`;
  const perRound = rounds / 5;
  const added = Array.from({ length: 5 }, (_, round) => {
    const of = (values) => percentile(values.slice(round * perRound, (round + 1) * perRound), 0.5);
    return of(ours) - of(provider);
  });
  return [compared('upload to first sound beyond the provider, p50', added, ms, 30, detail)];
}

/** How much sooner the first sound comes than when each stage waits for the one before. */
export async function earlySound(rig, { quick }) {
  const rounds = quick ? 2 : 6;
  await rig.direct({ script: 'stt-300ms tts-250ms', transcript: `/echo ${SENTENCE.repeat(SENTENCES)}` });
  const agentId = await rig.agent('sim-50tps');
  const recording = wav(3);
  const ours = [];
  const stages = [];
  for (let round = 0; round < rounds; round++) {
    const [session] = await rig.sessions(agentId, 1);
    ours.push((await listen(rig.url, session, recording)).firstMs);
    stages.push(await oneByOne(rig.provider, recording, SENTENCES, 'sim-50tps'));
  }
  const sooner = ours.map((first, round) => stages[round] / first);
  const detail = `${ms(percentile(ours, 0.5))} against ${ms(percentile(stages, 0.5))}: 300 ms to hear, 20 ms a token, 250 ms to speak, 6 sentences`;
  return [comparedAtLeast('first sound sooner than stage by stage', sooner, times, 4, detail)];
}

/** Fifty people send the largest recording at the same moment. */
export async function uploads(rig) {
  await rig.direct({ transcript: '/echo Fine.' });
  const agentId = await rig.agent('sim-fast');
  const recording = wav(109, 24_000); // 5.2 MB
  const warm = await rig.sessions(agentId, 5);
  for (const session of warm) await send(rig.url, session, wav(10), 'application/json');
  await rig.settle();
  const before = memoryOf(rig, 'ours');
  const sessions = await rig.sessions(agentId, UPLOADS);
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, memoryOf(rig, 'ours'))), 10);
  const answers = await Promise.all(sessions.map((session) => send(rig.url, session, recording, 'application/json')));
  clearInterval(watch);
  const failed = answers.filter(({ status }) => status !== 200);
  const detail = `${UPLOADS} recordings of ${megabytes(recording.length)}`;
  return [
    result('failed uploads of 50 at once', failed.length, String, 0, failed[0] ? `first: ${failed[0].status}` : detail),
    result('memory that 50 uploads of 5 MB need', most - before, megabytes, 60e6, detail),
  ];
}

/** The provider alone: hear, answer, speak, each after the other; what it takes until there is something to hear. */
async function oneByOne(provider, recording, sentences, model = 'sim-fast') {
  const began = performance.now();
  const form = new FormData();
  form.append('file', new Blob([recording]), 'audio.wav');
  form.append('model', 'simulator');
  const { text } = await (await fetch(`${provider}/audio/transcriptions`, { method: 'POST', body: form })).json();
  const messages = [{ role: 'user', content: text }];
  await json(provider, 'POST', '/chat/completions', { model, messages });
  for (let sentence = 0; sentence < sentences; sentence++) {
    const body = { model: 'simulator', voice: 'alloy', input: SENTENCE, response_format: 'mp3' };
    const response = await fetch(`${provider}/audio/speech`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await response.arrayBuffer();
  }
  return performance.now() - began;
}

const listen = (url, session, recording) => send(url, session, recording, 'audio/mpeg');

/** @returns {Promise<{ status: number, firstMs: number }>} from the last byte sent to the first of the answer's body */
function send(url, session, recording, accept) {
  const boundary = 'bench';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="audio"; filename="a.wav"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), recording, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return new Promise((resolve, reject) => {
    let sent = 0;
    const headers = {
      accept,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': body.length,
    };
    const call = request(`${url}/api/sessions/${session}/voice`, { method: 'POST', agent, headers }, (response) => {
      let firstMs = null;
      response.on('data', () => (firstMs ??= performance.now() - sent));
      response.on('end', () => resolve({ status: response.statusCode, firstMs }));
      response.on('error', reject);
    });
    call.on('error', reject);
    call.end(body, () => (sent = performance.now()));
  });
}

/** A tone that gets louder and softer. */
function wav(seconds, rate = SAMPLE_RATE) {
  const data = Buffer.alloc(seconds * rate * 2);
  for (let index = 0; index < data.length / 2; index++) {
    const loudness = 10_000 * (0.6 + 0.4 * Math.sin((2 * Math.PI * 3 * index) / rate));
    data.writeInt16LE(Math.round(loudness * Math.sin((2 * Math.PI * 220 * index) / rate)), index * 2);
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}
