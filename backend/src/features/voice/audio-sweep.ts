import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { timeOfId } from '../../platform/ids.js';
import { Logger } from '../../platform/observability/logger.js';
import { KEPT_MS, namesOf } from './kept-recordings.js';

/** Sentences wait for a late listener as long as recordings; the hour more is for a recording sent in its last minute. */
const SWEPT_AFTER_MS = KEPT_MS + 60 * 60 * 1000;
const SWEEP_EVERY_MS = 6 * 60 * 60 * 1000;
/** Ids asked for at once. */
const BATCH = 500;

interface StoredSound {
  key: string;
  session_id: string;
  /** Id within the name; a UUID v7, which begins with its time. */
  id: string;
  is_part: boolean;
}

/** Removes sounds that nothing refers to any more: of deleted sessions, of turns long over, of crashes. */
@Injectable()
export class AudioSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly blobs: BlobStore,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
    this.timer = setInterval(() => this.start(), SWEEP_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** @returns how many files it removed */
  async sweep(): Promise<number> {
    const sounds = (await this.blobs.list('audio')).map(soundOf).filter((sound) => sound !== null);
    const sessions = await this.existing(
      'SELECT id FROM sessions WHERE id',
      new Set(sounds.map((sound) => sound.session_id)),
    );
    const oldest = this.clock.now().getTime() - SWEPT_AFTER_MS;
    const old = sounds.filter((sound) => timeOfId(sound.id) < oldest);
    const named = await this.existing(
      'SELECT audio_file AS id FROM messages WHERE audio_file',
      new Set(old.flatMap(({ id, is_part }) => (is_part ? [] : namesOf(id)))),
    );
    const orphans = sounds.filter(
      (sound) =>
        !sessions.has(sound.session_id) ||
        (timeOfId(sound.id) < oldest && (sound.is_part || !namesOf(sound.id).some((name) => named.has(name)))),
    );
    for (const { key } of orphans) await this.blobs.delete(key);
    return orphans.length;
  }

  private start(): void {
    this.sweep().then(
      (removed) => {
        if (removed > 0) this.log.info('sounds without a message removed', { removed });
      },
      (error: unknown) => this.log.warn('sounds not swept', { error }),
    );
  }

  private async existing(query: string, ids: ReadonlySet<string>): Promise<Set<string>> {
    const all = [...ids];
    const found = new Set<string>();
    for (let start = 0; start < all.length; start += BATCH) {
      const batch = all.slice(start, start + BATCH);
      const places = batch.map((_, index) => `$${index + 1}`).join(', ');
      const rows = await this.database.read.query<{ id: string }[]>(`${query} IN (${places})`, batch);
      for (const { id } of rows) found.add(id);
    }
    return found;
  }
}

/** With something behind the id: a sentence, or what was made of a recording for a transcriber when the server was killed. */
const NAME = /^audio\/[^/]+\/([^/]+)\/([0-9a-f]{8}-[0-9a-f-]{27})((?:-\d+|\.speech)\.\w+)?$/;

function soundOf(key: string): StoredSound | null {
  const [, session_id, id, part] = NAME.exec(key) ?? [];
  return session_id === undefined || id === undefined ? null : { key, session_id, id, is_part: part !== undefined };
}
