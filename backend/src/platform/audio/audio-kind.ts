import { fileTypeFromBuffer } from 'file-type';
import { isWav } from './wav-file.js';

/** The containers that are read here. */
export type AudioContainer = 'wav' | 'mp3' | 'ogg' | 'webm' | 'mp4' | 'flac' | 'aac';

/** A recording that only ffmpeg can read. */
export interface UnsupportedAudio {
  /** What it is, for people: "an AMR recording". */
  unsupported: string;
  /**
   * The demuxer of ffmpeg that reads it. It is named, since one that ffmpeg guesses could be a playlist, which reads
   * other files.
   */
  demuxer: string;
}

const CONTAINERS: Record<string, AudioContainer | undefined> = {
  mp3: 'mp3',
  ogg: 'ogg',
  oga: 'ogg',
  opus: 'ogg',
  webm: 'webm',
  mkv: 'webm',
  mp4: 'mp4',
  m4a: 'mp4',
  m4b: 'mp4',
  m4p: 'mp4',
  f4a: 'mp4',
  f4b: 'mp4',
  mov: 'mp4',
  '3gp': 'mp4',
  '3g2': 'mp4',
  flac: 'flac',
  aac: 'aac',
};

const OTHERS: Record<string, UnsupportedAudio | undefined> = {
  aif: { unsupported: 'an AIFF recording', demuxer: 'aiff' },
  amr: { unsupported: 'an AMR recording', demuxer: 'amr' },
  asf: { unsupported: 'a Windows Media recording', demuxer: 'asf' },
  spx: { unsupported: 'a Speex recording', demuxer: 'ogg' },
  ac3: { unsupported: 'an AC-3 recording', demuxer: 'ac3' },
  mp2: { unsupported: 'an MPEG layer II recording', demuxer: 'mp3' },
  mp1: { unsupported: 'an MPEG layer I recording', demuxer: 'mp3' },
  ape: { unsupported: "a Monkey's Audio recording", demuxer: 'ape' },
  wv: { unsupported: 'a WavPack recording', demuxer: 'wv' },
  dsf: { unsupported: 'a DSD recording', demuxer: 'dsf' },
};

/** Heads of recordings that the library does not know, or only by an ending that says too little. */
const HEADS: [head: string, UnsupportedAudio][] = [
  ['caff', { unsupported: 'a CAF recording', demuxer: 'caf' }],
  ['.snd', { unsupported: 'an AU recording', demuxer: 'au' }],
  ['#!AMR', { unsupported: 'an AMR recording', demuxer: 'amr' }],
  ['riff.\x91\xcf\x11', { unsupported: 'a Wave64 recording', demuxer: 'w64' }],
  ['RIFX', { unsupported: 'a big-endian WAV recording', demuxer: 'wav' }],
];

/** Which container this is, by its first bytes; null for what is no recording, as far as these tell. */
export async function audioKindOf(bytes: Buffer): Promise<AudioContainer | UnsupportedAudio | null> {
  if (isWav(bytes)) return 'wav';
  const head = bytes.toString('latin1', 0, 8);
  const known = HEADS.find(([start]) => head.startsWith(start));
  if (known) return known[1];
  // QuickTime files of old devices have no `ftyp`.
  if (['moov', 'mdat', 'wide'].includes(head.slice(4))) return 'mp4';
  const extension = (await fileTypeFromBuffer(bytes))?.ext ?? '';
  return CONTAINERS[extension] ?? OTHERS[extension] ?? null;
}
