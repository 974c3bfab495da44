import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TIME_LIMIT_MS = 20_000;
/** Reads plain files only: a playlist dressed as sound must not make it fetch anything. */
const CAREFULLY = ['-nostdin', '-v', 'error', '-protocol_whitelist', 'file'];

let found: Promise<boolean> | null = null;

/** Whether `ffmpeg` is on the search path of this process. Asked once. */
export function hasFfmpeg(): Promise<boolean> {
  found ??= run('ffmpeg', ['-version'], { timeout: TIME_LIMIT_MS }).then(
    () => true,
    () => false,
  );
  return found;
}

/** Writes a recording as 16 kHz mono WAV, which every transcriber reads. @returns false when that is not possible here */
export async function toSpeechWav(from: string, to: string, signal: AbortSignal): Promise<boolean> {
  if (!(await hasFfmpeg())) return false;
  const how = ['-i', from, '-map', '0:a:0', '-ac', '1', '-ar', '16000', '-c:a', 'pcm_s16le', '-f', 'wav', '-y', to];
  try {
    await run('ffmpeg', [...CAREFULLY, ...how], { timeout: TIME_LIMIT_MS, killSignal: 'SIGKILL', signal });
    return true;
  } catch {
    return false;
  }
}
