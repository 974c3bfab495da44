import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { waveformOf, type Waveform } from './waveform.js';

const run = promisify(execFile);
/** Of the program's own CPU time: a busy machine is not the recording's fault. */
const CPU_LIMIT_SECONDS = 20;
/** For one that hangs. */
const TIME_LIMIT_MS = 120_000;
/** Reads plain files only: a playlist dressed as sound must not make it fetch anything. */
const CAREFULLY = [
  '-nostdin',
  '-v',
  'error',
  '-timelimit',
  String(CPU_LIMIT_SECONDS),
  '-protocol_whitelist',
  'file,pipe',
];

let found: Promise<boolean> | null = null;

/** Whether `ffmpeg` is on the search path of this process. Asked once. */
export function hasFfmpeg(): Promise<boolean> {
  found ??= run('ffmpeg', ['-version'], { timeout: TIME_LIMIT_MS }).then(
    () => true,
    () => false,
  );
  return found;
}

export interface SpeechConversion {
  signal?: AbortSignal;
  /** As ffmpeg names it; else ffmpeg finds out by itself. */
  demuxer?: string;
  /** What comes after it is left out. */
  maxSeconds?: number;
}

/** Writes a recording as 16 kHz mono WAV, which every transcriber reads. @returns false when that is not possible here */
export async function toSpeechWav(from: string, to: string, how: SpeechConversion = {}): Promise<boolean> {
  if (!(await hasFfmpeg())) return false;
  const { demuxer, maxSeconds, signal } = how;
  const input = [...(demuxer === undefined ? [] : ['-f', demuxer]), '-i', from, '-map', '0:a:0'];
  const length = maxSeconds === undefined ? [] : ['-t', String(maxSeconds)];
  const output = ['-ac', '1', '-ar', '16000', '-c:a', 'pcm_s16le', '-f', 'wav', '-y', to];
  try {
    await run('ffmpeg', [...CAREFULLY, ...input, ...length, ...output], {
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGKILL',
      ...(signal && { signal }),
    });
    return true;
  } catch {
    return false;
  }
}

const DRAWN_RATE = 8000;
/** Ten minutes of it, the longest recording that can be configured. */
const MAX_DRAWN_BYTES = 600 * DRAWN_RATE * 2;

/** What a compressed recording looks like; null where no ffmpeg can decode it. */
export async function drawSound(path: string): Promise<Waveform | null> {
  if (!(await hasFfmpeg())) return null;
  const how = [
    '-i',
    path,
    '-map',
    '0:a:0',
    '-ac',
    '1',
    '-ar',
    String(DRAWN_RATE),
    '-c:a',
    'pcm_s16le',
    '-f',
    's16le',
    '-',
  ];
  try {
    const { stdout } = await run('ffmpeg', [...CAREFULLY, ...how], {
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGKILL',
      encoding: 'buffer',
      maxBuffer: MAX_DRAWN_BYTES,
    });
    return waveformOf({
      channels: 1,
      sampleRate: DRAWN_RATE,
      length: Math.floor(stdout.length / 2),
      at: (index) => stdout.readInt16LE(index * 2) / 32_768,
    });
  } catch {
    return null;
  }
}
