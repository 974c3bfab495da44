import { wavHeader } from '../../../platform/audio/wav-file.js';
import type { AudioDirection } from './audio-direction.js';
import { sendError, type Exchange } from '../exchange.js';
import { opusTone } from './opus-tone.js';

const SAMPLE_RATE = 24_000;
const BYTES_PER_SAMPLE = 2;
/** About how long it takes to say a letter. */
const SECONDS_PER_CHARACTER = 0.06;
const MIN_SECONDS = 0.3;
const MAX_CHARACTERS = 4096;
const AMPLITUDE = 6000;
/**
 * One frame of 24 ms out of a steady tone of 500 Hz (MPEG-2 layer III, 24 kHz, mono, 32 kbit/s, no bit reservoir). Twelve
 * whole periods fit into it, so a row of them is that tone.
 */
const MP3_FRAME = Buffer.alloc(96);
MP3_FRAME.set(
  Buffer.from('//NExAAKitoUALgPJPhEArBgYl4R6dQYZZ//f/1v8TjH///idv///X///4nb///yj///+Cgf9aYgpqKZlxiYGA==', 'base64'),
);
const MP3_FRAME_SECONDS = 0.024;
/** Ramp at both ends of a tone, or it would click. */
const RAMP_SAMPLES = 240;

/** Sound is sent in pieces of this size, as a voice that is still speaking would. */
const PIECE_BYTES = 4096;

/**
 * Answers `POST /v1/audio/speech`: no voice, but real sound. Every word is a tone as long as its letters take (in mp3 and
 * opus all words are one tone), so the length follows the text, and the same text sounds the same.
 */
export async function answerSpeech(exchange: Exchange, direction: AudioDirection): Promise<void> {
  const { response, call } = exchange;
  const body = (call.body ?? {}) as { input?: unknown; model?: unknown; response_format?: unknown; speed?: unknown };
  if (typeof body.input !== 'string' || body.input.trim() === '' || body.input.length > MAX_CHARACTERS) {
    sendError(response, 400, { message: `'input' must be 1 to ${MAX_CHARACTERS} characters.`, param: 'input' });
    return;
  }
  const format = body.response_format ?? 'mp3';
  const speed = typeof body.speed === 'number' && body.speed >= 0.25 && body.speed <= 4 ? body.speed : 1;
  const sound = soundOf(body.input, speed, format);
  const script = direction.scriptOf('tts', exchange, typeof body.model === 'string' ? body.model : '');
  if (await direction.plays(exchange, script)) return;
  if (sound === null || (script.fault === 'mp3' && format === 'mp3')) {
    const message = "This voice cannot make that 'response_format'; the simulator speaks mp3, opus, wav and pcm.";
    sendError(response, 400, { message, param: 'response_format' });
    return;
  }
  const bytes = script.fault === 'noise' ? Buffer.from('this is no sound at all') : sound.bytes;
  response.writeHead(200, { 'content-type': sound.type });
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    if (at >= bytes.length / 2 && script.fault === 'stall') return;
    if (at >= bytes.length / 2 && script.fault === 'reset') {
      await new Promise((resolve) => response.write('', resolve));
      response.socket?.resetAndDestroy();
      return;
    }
    response.write(bytes.subarray(at, at + PIECE_BYTES));
  }
  response.end();
}

/** Null for a format that the simulator does not make. */
function soundOf(text: string, speed: number, format: unknown): { type: string; bytes: Buffer } | null {
  const seconds = lengthsOf(text, speed).total / SAMPLE_RATE;
  switch (format) {
    case 'mp3':
      return { type: 'audio/mpeg', bytes: repeated(MP3_FRAME, Math.ceil(seconds / MP3_FRAME_SECONDS)) };
    case 'opus':
      return { type: 'audio/ogg', bytes: opusTone(seconds) };
    case 'pcm':
      return { type: 'audio/pcm', bytes: tones(text, speed) };
    case 'wav': {
      const pcm = tones(text, speed);
      const header = wavHeader(
        { channels: 1, sampleRate: SAMPLE_RATE, bytesPerSample: BYTES_PER_SAMPLE, isFloat: false },
        pcm.length,
      );
      return { type: 'audio/wav', bytes: Buffer.concat([header, pcm]) };
    }
    default:
      return null;
  }
}

function repeated(frame: Buffer, times: number): Buffer {
  return Buffer.alloc(times * frame.length, frame);
}

/** Samples of each word, and of all. */
function lengthsOf(text: string, speed: number): { words: string[]; lengths: number[]; total: number } {
  const words = text.trim().split(/\s+/);
  const lengths = words.map((word) =>
    Math.round((([...word].length + 1) * SECONDS_PER_CHARACTER * SAMPLE_RATE) / speed),
  );
  const sum = lengths.reduce((total, length) => total + length, 0);
  return { words, lengths, total: Math.max(sum, Math.round(MIN_SECONDS * SAMPLE_RATE)) };
}

/** Signed 16-bit little-endian samples at 24 kHz. */
function tones(text: string, speed: number): Buffer {
  const { words, lengths, total } = lengthsOf(text, speed);
  const pcm = Buffer.alloc(total * BYTES_PER_SAMPLE);
  let start = 0;
  words.forEach((word, index) => {
    const length = lengths[index] ?? 0;
    // The last letter's time is the pause after the word.
    const sounding = Math.round((length * [...word].length) / ([...word].length + 1));
    writeTone(pcm, start, sounding, frequencyOf(word));
    start += length;
  });
  return pcm;
}

function writeTone(pcm: Buffer, start: number, samples: number, hertz: number): void {
  for (let i = 0; i < samples; i++) {
    const ramp = Math.min(1, i / RAMP_SAMPLES, (samples - i) / RAMP_SAMPLES);
    const value = Math.sin((2 * Math.PI * hertz * i) / SAMPLE_RATE) * AMPLITUDE * ramp;
    pcm.writeInt16LE(Math.round(value), (start + i) * BYTES_PER_SAMPLE);
  }
}

/** One of twelve notes from 220 Hz up. */
function frequencyOf(word: string): number {
  const sum = [...word].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return 220 * 2 ** ((sum % 12) / 12);
}
