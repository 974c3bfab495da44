import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type AudioFormat, MIME_TYPES } from '../../../platform/audio/audio-format.js';
import { BlobStore, type ByteRange } from '../../../platform/blobs/blob-store.js';
import { isId } from '../../../platform/ids.js';
import { audioFolder, audioKey } from '../../sessions/message/message-audio.js';
import { MessageRepository } from '../../sessions/message/message.repository.js';
import { TurnRepository } from '../../turns/turn.repository.js';
import { AudioNotFound } from '../voice.errors.js';

/** A stored sound that may be sent. */
export interface AudioFile {
  key: string;
  mime_type: string;
  size_bytes: number;
}

/** A sentence of a turn, such as `<turn_id>-3.mp3`. */
const PART = /^([0-9a-f-]{36})-(\d{1,4})\.(mp3|wav)$/;
const WHOLE = /^([0-9a-f-]{36})\.(webm|ogg|mp4|mp3|wav|flac)$/;

/** Finds sounds by what the database knows of them; a name from outside never becomes part of a path by itself. */
@Injectable()
export class AudioFiles {
  constructor(
    private readonly messages: MessageRepository,
    private readonly turns: TurnRepository,
    private readonly blobs: BlobStore,
  ) {}

  /** @throws AudioNotFound, for every reason alike */
  async find(kind: 'uploads' | 'tts', file: string): Promise<AudioFile> {
    const found = (await this.findWhole(kind, file)) ?? (kind === 'tts' ? await this.findPart(file) : null);
    if (!found) throw new AudioNotFound();
    const sizeBytes = await this.blobs.sizeOf(found.key);
    if (sizeBytes === null) throw new AudioNotFound();
    return { ...found, size_bytes: sizeBytes };
  }

  open({ key }: AudioFile, range?: ByteRange): Promise<Readable | null> {
    return this.blobs.open(key, range);
  }

  /** @param url of an `audio` event @returns null when it is gone */
  async openPart(url: string): Promise<Readable | null> {
    const found = await this.findPart(url.slice(url.lastIndexOf('/') + 1));
    return found && this.blobs.open(found.key);
  }

  private async findWhole(kind: 'uploads' | 'tts', file: string): Promise<Omit<AudioFile, 'size_bytes'> | null> {
    const [, , format] = WHOLE.exec(file) ?? [];
    if (format === undefined) return null;
    const session = await this.messages.findSessionOfAudio(file, kind === 'uploads' ? 'user' : 'assistant');
    if (!session) return null;
    return { key: audioKey(session.agent_id, session.id, file), mime_type: MIME_TYPES[format as AudioFormat] };
  }

  private async findPart(file: string): Promise<Omit<AudioFile, 'size_bytes'> | null> {
    const [, turnId, sequence, format] = PART.exec(file) ?? [];
    if (!isId(turnId)) return null;
    const session = await this.turns.findSession(turnId);
    if (!session) return null;
    const name = `${turnId}-${Number(sequence)}.${format}`;
    const key = `${audioFolder(session.agent_id, session.id)}/${name}`;
    return { key, mime_type: MIME_TYPES[format as AudioFormat] };
  }
}
