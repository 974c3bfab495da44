import type { ServerResponse } from 'node:http';
import { sendError, type Exchange } from './exchange.js';

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
const WAV_HEADER_BYTES = 44;

/**
 * Answers `POST /v1/audio/speech`: no voice, but real sound. Every word is a tone as long as its letters take (in mp3 all
 * words are one tone), so the length follows the text, and the same text sounds the same. Other formats are refused.
 */
export function answerSpeech({ response, call }: Exchange): void {
  const body = (call.body ?? {}) as { input?: unknown; response_format?: unknown; speed?: unknown };
  if (typeof body.input !== 'string' || body.input.trim() === '' || body.input.length > MAX_CHARACTERS) {
    sendError(response, 400, { message: `'input' must be 1 to ${MAX_CHARACTERS} characters.`, param: 'input' });
    return;
  }
  const speed = typeof body.speed === 'number' && body.speed >= 0.25 && body.speed <= 4 ? body.speed : 1;
  const pcm = tones(body.input, speed);
  switch (body.response_format ?? 'mp3') {
    case 'mp3':
      return sendSound(response, 'audio/mpeg', mp3(pcm.length / BYTES_PER_SAMPLE / SAMPLE_RATE));
    case 'wav':
      return sendSound(response, 'audio/wav', Buffer.concat([wavHeader(pcm.length), pcm]));
    case 'pcm':
      return sendSound(response, 'audio/pcm', pcm);
    default: {
      const message = "The simulator speaks mp3, wav and pcm (24 kHz, mono). Set 'response_format' to one of them.";
      sendError(response, 400, { message, param: 'response_format' });
    }
  }
}

function sendSound(response: ServerResponse, type: string, sound: Buffer): void {
  response.writeHead(200, { 'content-type': type, 'content-length': sound.length });
  response.end(sound);
}

function mp3(seconds: number): Buffer {
  return Buffer.alloc(Math.ceil(seconds / MP3_FRAME_SECONDS) * MP3_FRAME.length, MP3_FRAME);
}

/** Signed 16-bit little-endian samples at 24 kHz. */
function tones(text: string, speed: number): Buffer {
  const words = text.trim().split(/\s+/);
  const lengths = words.map((word) =>
    Math.round((([...word].length + 1) * SECONDS_PER_CHARACTER * SAMPLE_RATE) / speed),
  );
  const total = Math.max(
    lengths.reduce((sum, length) => sum + length, 0),
    Math.round(MIN_SECONDS * SAMPLE_RATE),
  );
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

function wavHeader(dataBytes: number): Buffer {
  const header = Buffer.alloc(WAV_HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(WAV_HEADER_BYTES - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // mono
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE * BYTES_PER_SAMPLE, 28);
  header.writeUInt16LE(BYTES_PER_SAMPLE, 32);
  header.writeUInt16LE(BYTES_PER_SAMPLE * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
