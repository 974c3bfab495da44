import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type AudioFormat, MIME_TYPES } from '../../../platform/audio/audio-format.js';
import { BlobStore, type ByteRange } from '../../../platform/blobs/blob-store.js';
import { Database } from '../../../platform/database/database.js';
import { isId } from '../../../platform/ids.js';
import { audioFolder, audioKey } from '../../sessions/message/message-audio.js';
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

interface Owner {
  agent_id: string;
  session_id: string;
}

/** Finds sounds by what the database knows of them; a name from outside never becomes part of a path by itself. */
@Injectable()
export class AudioFiles {
  constructor(
    private readonly database: Database,
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
    const [owner] = await this.database.read.query<Owner[]>(
      `SELECT sessions.agent_id, sessions.id AS session_id FROM messages JOIN sessions ON sessions.id = messages.session_id
         JOIN agents ON agents.id = sessions.agent_id
       WHERE messages.audio_file = $1 AND messages.role = $2
         AND sessions.deleted_at IS NULL AND agents.deleted_at IS NULL`,
      [file, kind === 'uploads' ? 'user' : 'assistant'],
    );
    if (!owner) return null;
    return { key: audioKey(owner.agent_id, owner.session_id, file), mime_type: MIME_TYPES[format as AudioFormat] };
  }

  private async findPart(file: string): Promise<Omit<AudioFile, 'size_bytes'> | null> {
    const [, turnId, sequence, format] = PART.exec(file) ?? [];
    if (!isId(turnId)) return null;
    const [owner] = await this.database.read.query<Owner[]>(
      `SELECT sessions.agent_id, sessions.id AS session_id FROM turns JOIN sessions ON sessions.id = turns.session_id
         JOIN agents ON agents.id = sessions.agent_id
       WHERE turns.id = $1
         AND sessions.deleted_at IS NULL AND agents.deleted_at IS NULL`,
      [turnId],
    );
    if (!owner) return null;
    const name = `${turnId}-${Number(sequence)}.${format}`;
    const key = `${audioFolder(owner.agent_id, owner.session_id)}/${name}`;
    return { key, mime_type: MIME_TYPES[format as AudioFormat] };
  }
}
