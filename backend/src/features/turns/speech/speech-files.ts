import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { drawSound } from '../../../platform/audio/ffmpeg.js';
import { joinAudio } from '../../../platform/audio/join-audio.js';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import { newId } from '../../../platform/ids.js';
import { audioKey, type MessageAudio } from '../../sessions/message/message-audio.js';
import type { SpokenPart } from './sentence-synthesis.js';

/** Keeps what was spoken as one playable file. */
@Injectable()
export class SpeechFiles {
  constructor(private readonly blobs: BlobStore) {}

  /** Harmless when it is not there. */
  delete(agentId: string, sessionId: string, { audio_file }: MessageAudio): Promise<void> {
    return this.blobs.delete(audioKey(agentId, sessionId, audio_file));
  }

  /** @returns null when there is nothing to keep. @throws Error when the parts do not fit together */
  async join(folder: string, parts: readonly SpokenPart[]): Promise<MessageAudio | null> {
    const [first] = parts;
    if (!first) return null;
    const { mime_type } = first;
    const sounds = parts.map((part) => part.bytes);
    const joined = parts.every((part) => part.mime_type === mime_type) ? joinAudio(mime_type, sounds) : null;
    if (!joined) throw new Error('the spoken sentences do not fit together');
    const id = newId();
    const key = `${folder}/${id}`;
    await this.blobs.put(key, Readable.from([joined.bytes]));
    const path = await this.blobs.localFile(key);
    const waveform = path === null ? null : await drawSound(path);
    return {
      audio_file: `${id}.${mime_type === 'audio/wav' ? 'wav' : 'mp3'}`,
      audio: {
        size_bytes: joined.bytes.length,
        duration_ms: Math.round(joined.seconds * 1000),
        peaks: waveform?.peaks ?? null,
      },
    };
  }
}
