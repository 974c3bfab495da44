import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTINUE_INSTRUCTION } from '../continuation.js';
import { Simulator } from './simulator.js';

let simulator: Simulator;

beforeEach(async () => {
  simulator = new Simulator();
  await simulator.start();
});

afterEach(() => simulator.stop());

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${simulator.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk-secret', ...headers },
    body: JSON.stringify(body),
  });
}

function chat(content: string, more: object = {}): Promise<Response> {
  return post('/chat/completions', { model: 'sim-fast', messages: [{ role: 'user', content }], ...more });
}

async function reply(messages: object[]): Promise<string> {
  const response = await post('/chat/completions', { model: 'sim-fast', messages });
  const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
  return choices[0]?.message.content ?? '';
}

async function json(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

describe('The demo replies', () => {
  it('greet as the agent, say that they are scripted and what to try', async () => {
    const text = await reply([
      { role: 'system', content: 'You are Atlas, a patient guide.' },
      { role: 'user', content: 'What can you do?' },
    ]);
    expect(text).toContain('this is Atlas.');
    expect(text).toContain('“What can you do?”');
    expect(text).toContain('no AI model is connected');
    expect(text).toContain('/help');
  });

  it('tell how much of the conversation came along', async () => {
    const text = await reply([
      { role: 'user', content: 'One' },
      { role: 'assistant', content: 'Two' },
      { role: 'user', content: 'Three' },
    ]);
    expect(text).toContain('2 earlier messages');
  });

  it.each(['What can you do?', '/long', '/say 30', '/error length 4', '/error stall 4'])(
    'go on where they were cut off, word for word (%s)',
    async (content) => {
      const question = [
        { role: 'system', content: 'You are Atlas.' },
        { role: 'user', content },
      ];
      const asked = content.startsWith('/error')
        ? [question[0], { role: 'user', content: '/error garbage' }]
        : question;
      const whole = (await reply(asked as object[])).replace('/error garbage', content);
      const begun = /^(?:\s*\S+){4}/.exec(whole)?.[0] ?? '';
      const rest = await reply([
        ...question,
        { role: 'assistant', content: begun },
        { role: 'user', content: CONTINUE_INSTRUCTION },
      ]);
      expect(begun + rest).toBe(whole);
    },
  );

  it('have a last word when nothing is left, and never repeat what they were told to do', async () => {
    for (const begun of ['word1 word2', 'A text that another model began']) {
      const rest = await reply([
        { role: 'user', content: '/say 2' },
        { role: 'assistant', content: begun },
        { role: 'user', content: CONTINUE_INSTRUCTION },
      ]);
      expect(rest).toBe(' That is all this scripted reply has to say.');
    }
  });

  it('are the same for the same conversation', async () => {
    const messages = [{ role: 'user', content: '/long' }];
    expect(await reply(messages)).toBe(await reply(messages));
  });

  it.each([
    ['/help', '/error stall 5'],
    ['/code', '```python'],
    ['/table', '| Planet | Moons |'],
    ['/math', '$$'],
    ['/echo Hello there', 'Hello there'],
    ['/say 3', 'word1 word2 word3'],
  ])('do what %s asks', async (command, expected) => {
    expect(await reply([{ role: 'user', content: command }])).toContain(expected);
  });

  it('name a conversation in two to five of its words', async () => {
    const titled = (content: string) =>
      reply([
        { role: 'system', content: 'Write a title.' },
        { role: 'user', content },
      ]);
    expect(await titled('how do I bake a really good bread?')).toBe('How do I bake a');
    expect(await titled('/error 500')).toBe('Error 500');
    expect(await titled('hi')).toBe('Hi conversation');
  });
});

describe('A completion', () => {
  it('comes whole, with usage, unless a stream is asked for', async () => {
    const response = await chat('/say 3');
    expect(response.headers.get('x-simulated')).toBe('true');
    expect(await json(response)).toMatchObject({
      object: 'chat.completion',
      model: 'sim-fast',
      choices: [{ message: { role: 'assistant', content: 'word1 word2 word3' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 6, completion_tokens: 3, total_tokens: 9 },
    });
  });

  it('streams the usage only if asked', async () => {
    const without = await (await chat('/say 3', { stream: true })).text();
    const options = { stream: true, stream_options: { include_usage: true } };
    const asked = await (await chat('/say 3', options)).text();
    expect(without).not.toContain('"usage"');
    expect(asked).toContain('"choices":[],"usage":{"prompt_tokens":6,"completion_tokens":3');
    expect(asked.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('takes the time that the script says', async () => {
    const start = performance.now();
    await (await chat('/say 5', { stream: true, model: 'sim-first-100ms+50tps' })).text();
    expect(performance.now() - start).toBeGreaterThanOrEqual(175);
  });

  it('is refused as often as the script says, by header as well as by model', async () => {
    const statuses = [];
    for (let i = 0; i < 3; i++) {
      statuses.push(
        (
          await post(
            '/chat/completions',
            { messages: [{ role: 'user', content: 'hi' }] },
            { 'x-sim': 'error-503 times-2' },
          )
        ).status,
      );
    }
    expect(statuses).toEqual([503, 503, 200]);
  });

  it('without messages is a mistake', async () => {
    expect((await post('/chat/completions', { model: 'sim-fast' })).status).toBe(400);
    expect((await post('/nowhere', {})).status).toBe(404);
  });
});

describe('The record of calls', () => {
  it('is there over HTTP, without the key, and can be cleared', async () => {
    await (await chat('/say 2')).text();
    const url = simulator.baseUrl.replace('/v1', '/__sim/calls');
    const { calls } = (await (await fetch(url)).json()) as { calls: Record<string, unknown>[] };
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      number: 1,
      method: 'POST',
      path: '/v1/chat/completions',
      body: { messages: [{ role: 'user', content: '/say 2' }] },
      tokens_sent: 2,
      finished: true,
      aborted: false,
    });
    expect(JSON.stringify(calls)).not.toContain('sk-secret');
    expect(await json(await fetch(url, { method: 'DELETE' }))).toMatchObject({ calls: [] });
  });
});

describe('Embeddings', () => {
  async function vectors(input: string[], more: object = {}): Promise<number[][]> {
    const body = (await (await post('/embeddings', { model: 'sim-embedding', input, ...more })).json()) as {
      data: { embedding: number[] }[];
    };
    return body.data.map(({ embedding }) => embedding);
  }

  function dot(a: number[], b: number[]): number {
    return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  }

  it('have length one and the asked dimension, 256 if none is', async () => {
    const [vector = []] = await vectors(['The quick brown fox']);
    expect(vector).toHaveLength(256);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
    expect((await vectors(['fox'], { dimensions: 1536 }))[0]).toHaveLength(1536);
  });

  it('of texts that share words are nearer than those of texts that do not', async () => {
    const [question = [], near = [], far = []] = await vectors([
      'How is the invoice paid?',
      'Invoices are paid by bank transfer.',
      'Penguins live near the south pole.',
    ]);
    expect(dot(question, near)).toBeGreaterThan(dot(question, far) + 0.1);
  });

  it('come as base64 when asked', async () => {
    const [plain = []] = await vectors(['fox']);
    const response = await post('/embeddings', { input: 'fox', encoding_format: 'base64' });
    const { data } = (await response.json()) as { data: { embedding: string }[] };
    const bytes = Buffer.from(data[0]?.embedding ?? '', 'base64');
    const decoded = Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4));
    expect(decoded).toEqual(plain.map(Math.fround));
  });

  it('refuse what is no text and a senseless dimension', async () => {
    expect((await post('/embeddings', { input: [1] })).status).toBe(400);
    expect((await post('/embeddings', { input: 'x', dimensions: 0 })).status).toBe(400);
  });
});

describe('Speech', () => {
  it('is real sound whose length follows the text', async () => {
    const seconds = async (input: string) => {
      const sound = await (await post('/audio/speech', { input, response_format: 'pcm' })).arrayBuffer();
      return sound.byteLength / 48_000;
    };
    expect(await seconds('one two three')).toBeCloseTo(0.84, 2);
    expect(await seconds('one two three four five six')).toBeGreaterThan(await seconds('one two three'));
  });

  it('as wav can be given back to the transcription, which says how long it is and invents no words', async () => {
    const wav = await (await post('/audio/speech', { input: 'one two three', response_format: 'wav' })).blob();
    expect(await transcribe(wav)).toEqual({
      text: 'Demo transcript: 0.8 s of audio received',
      usage: { type: 'duration', seconds: 1 },
    });
  });

  it('is mp3 unless another format is asked for, a row of whole frames', async () => {
    const response = await post('/audio/speech', { input: 'one two three' });
    const sound = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toBe('audio/mpeg');
    expect(sound.length).toBe(35 * 96);
    for (let at = 0; at < sound.length; at += 96) expect(sound.toString('hex', at, at + 4)).toBe('fff344c4');
  });

  it('is refused in formats that would need an encoder, naming the others', async () => {
    const response = await post('/audio/speech', { input: 'hi', response_format: 'aac' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('mp3, opus, wav and pcm');
  });
});

async function transcribe(audio: Blob, fields: Record<string, string> = {}): Promise<unknown> {
  const form = new FormData();
  form.append('file', audio, 'recording.wav');
  form.append('model', 'sim-transcribe');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const response = await fetch(`${simulator.baseUrl}/audio/transcriptions`, { method: 'POST', body: form });
  return fields['response_format'] === 'text' ? response.text() : response.json();
}

describe('Transcription', () => {
  it('says that it got audio when the container does not tell the length', async () => {
    expect(await transcribe(new Blob(['not measured']))).toMatchObject({ text: 'Demo transcript: audio received' });
  });

  it('gives the words that a test scripts, and records the upload', async () => {
    const text = await transcribe(new Blob(['x'.repeat(20)]), { prompt: 'Hello there', response_format: 'text' });
    expect(text).toBe('Hello there\n');
    expect(simulator.calls[0]?.body).toEqual({
      fields: { model: 'sim-transcribe', prompt: 'Hello there', response_format: 'text' },
      file: { filename: 'recording.wav', mime_type: 'application/octet-stream', size_bytes: 20 },
    });
  });

  it('without a file is a mistake', async () => {
    expect((await post('/audio/transcriptions', {})).status).toBe(400);
  });
});
