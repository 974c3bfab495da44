import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Logger } from '../../platform/observability/logger.js';

/** How long a recording that could not be written down waits for another try, and spoken sentences for a late listener. */
const KEPT_MS = 24 * 60 * 60 * 1000;
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
    const oldest = this.clock.now().getTime() - KEPT_MS;
    const old = sounds.filter((sound) => timeOf(sound.id) < oldest);
    const named = await this.existing(
      'SELECT audio_file AS id FROM messages WHERE audio_file',
      new Set(old.flatMap(({ id, is_part }) => (is_part ? [] : namesOf(id)))),
    );
    const orphans = sounds.filter(
      (sound) =>
        !sessions.has(sound.session_id) ||
        (timeOf(sound.id) < oldest && (sound.is_part || !namesOf(sound.id).some((name) => named.has(name)))),
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

const NAME = /^audio\/[^/]+\/([^/]+)\/([0-9a-f]{8}-[0-9a-f-]{27})(-\d+\.\w+)?$/;

function soundOf(key: string): StoredSound | null {
  const [, session_id, id, part] = NAME.exec(key) ?? [];
  return session_id === undefined || id === undefined ? null : { key, session_id, id, is_part: part !== undefined };
}

/** The names under which a message can refer to it. */
function namesOf(id: string): string[] {
  return ['webm', 'ogg', 'mp4', 'mp3', 'wav'].map((format) => `${id}.${format}`);
}

/** Milliseconds since 1970 in the first 48 bits of a UUID v7 (RFC 9562). */
function timeOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
