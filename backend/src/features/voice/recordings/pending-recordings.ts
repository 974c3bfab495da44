import { Injectable } from '@nestjs/common';
import { MIME_TYPES } from '../../../platform/audio/audio-format.js';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import type { StoredUpload } from '../../../platform/blobs/stored-upload.js';
import { Clock } from '../../../platform/clock.js';
import { timeOfId } from '../../../platform/ids.js';
import { audioFolder } from '../../sessions/message/message-audio.js';
import { MessageRepository } from '../../sessions/message/message.repository.js';
import { RecordingNotFound } from '../voice.errors.js';

/** How long a recording that is no message yet waits: for another try, or for its words to be read and corrected. */
export const PENDING_MS = 24 * 60 * 60 * 1000;

/** A recording on disk. */
export type StoredRecording = Omit<StoredUpload, 'name'>;

/** Recordings that an earlier request left, because they could not be transcribed or shall be read first. */
@Injectable()
export class PendingRecordings {
  constructor(
    private readonly blobs: BlobStore,
    private readonly messages: MessageRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws RecordingNotFound also when its day is over, and for the sound of a message, whose id is of the same kind: a
   * recording is sent once
   */
  async find(id: string, session: { id: string; agent_id: string }): Promise<StoredRecording> {
    if (timeOfId(id) < this.clock.now().getTime() - PENDING_MS) throw new RecordingNotFound();
    const key = `${audioFolder(session.agent_id, session.id)}/${id}`;
    const sizeBytes = await this.blobs.sizeOf(key);
    if (sizeBytes === null) throw new RecordingNotFound();
    if ((await this.messages.findAudioFiles(namesOf(id))).size > 0) throw new RecordingNotFound();
    return { id, key, size_bytes: sizeBytes, sha256: id };
  }
}

/** The names under which a message can refer to a sound. */
export function namesOf(id: string): string[] {
  return Object.keys(MIME_TYPES).map((format) => `${id}.${format}`);
}
