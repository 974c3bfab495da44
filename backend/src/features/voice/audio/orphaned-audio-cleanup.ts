import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type BlobEntry, BlobStore } from '../../../platform/blobs/blob-store.js';
import { Clock } from '../../../platform/clock.js';
import { Maintenance } from '../../../platform/maintenance/maintenance.js';
import { MessageRepository } from '../../sessions/message/message.repository.js';
import { SessionRepository } from '../../sessions/session.repository.js';
import { PENDING_MS, namesOf } from '../recordings/pending-recordings.js';

/** Sentences wait for a late listener as long as recordings; the hour more is for a recording sent in its last minute. */
const SWEPT_AFTER_MS = PENDING_MS + 60 * 60 * 1000;
/** A file written to more recently than this may belong to a request that is still going on. */
const WRITING_MS = 60 * 60 * 1000;
const CLEANUP_EVERY_MS = 6 * 60 * 60 * 1000;

interface StoredSound extends BlobEntry {
  session_id: string;
  /** Id within the name. */
  id: string;
  isPart: boolean;
}

/** Removes recordings and spoken answers that nothing refers to any more: of deleted sessions, of old turns, of crashes. */
@Injectable()
export class OrphanedAudioCleanup implements OnApplicationBootstrap {
  constructor(
    private readonly blobs: BlobStore,
    private readonly sessions: SessionRepository,
    private readonly messages: MessageRepository,
    private readonly clock: Clock,
    private readonly maintenance: Maintenance,
  ) {}

  onApplicationBootstrap(): void {
    this.maintenance.every(CLEANUP_EVERY_MS, 'recordings and speech without a message', (signal) =>
      this.removeOrphans(signal),
    );
  }

  /** @returns how many files it removed */
  async removeOrphans(signal = new AbortController().signal): Promise<number> {
    let removed = 0;
    for await (const batch of this.blobs.batches('audio')) {
      if (signal.aborted) break;
      const orphans = await this.orphansOf(batch.map(storedSound).filter((sound) => sound !== null));
      for (const { key } of orphans) await this.blobs.delete(key);
      removed += orphans.length;
    }
    return removed;
  }

  private async orphansOf(sounds: readonly StoredSound[]): Promise<StoredSound[]> {
    const nowMs = this.clock.now().getTime();
    // What is being written at this moment may belong to a session that is being deleted: whoever writes it removes it.
    const settled = sounds.filter(({ writtenAtMs }) => writtenAtMs < nowMs - WRITING_MS);
    const sessions = await this.sessions.findExisting(distinct(settled.map((sound) => sound.session_id)));
    const isOld = ({ writtenAtMs }: StoredSound) => writtenAtMs < nowMs - SWEPT_AFTER_MS;
    const named = await this.messages.findAudioFiles(
      distinct(settled.filter(isOld).flatMap(({ id, isPart }) => (isPart ? [] : namesOf(id)))),
    );
    const isNamed = ({ id, isPart }: StoredSound) => !isPart && namesOf(id).some((name) => named.has(name));
    return settled.filter((sound) => !sessions.has(sound.session_id) || (isOld(sound) && !isNamed(sound)));
  }
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

/** With something behind the id: a sentence, or what ffmpeg was making of a recording when the server was killed. */
const NAME = /^audio\/[^/]+\/([^/]+)\/([0-9a-f]{8}-[0-9a-f-]{27})((?:-\d+|\.speech|\.converted)\.\w+)?$/;

function storedSound({ key, writtenAtMs }: BlobEntry): StoredSound | null {
  const [, sessionId, id, part] = NAME.exec(key) ?? [];
  if (sessionId === undefined || id === undefined) return null;
  return { key, writtenAtMs, session_id: sessionId, id, isPart: part !== undefined };
}
