import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { Logger } from '../../platform/observability/logger.js';
import { type TurnBeginning, type TurnEnding, storeBeginnings, storeEnding } from './turn-records.js';
import type { TurnEvent } from './turn-events.js';
import { type EventPage, readPage, writePage } from './turn-pages.js';

/** How long an event may wait in memory before it goes to disk. */
const FLUSH_AFTER_MS = 40;

interface Waiting<Record> {
  record: Record;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Everything that waits for the next commit. */
interface Pending {
  beginnings: Waiting<TurnBeginning>[];
  events: Map<string, TurnEvent[]>;
  endings: Waiting<TurnEnding>[];
}

const nothing = (): Pending => ({ beginnings: [], events: new Map(), endings: [] });

/**
 * The story of every turn on disk. Events of all turns gather for up to 40 ms and are committed together, with the
 * beginnings and endings that came meanwhile: one `fsync` for a hundred streams instead of thousands. Beginnings and
 * endings do not wait for the timer, and their promises resolve only after the commit.
 */
@Injectable()
export class TurnLedger {
  private pending = nothing();
  private flushing: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /** Stores the user's message, the turn and the empty answer. @throws SessionNotFound, TurnInProgress */
  begin(record: TurnBeginning): Promise<void> {
    return this.commitSoon(this.pending.beginnings, record);
  }

  /** Takes an event for the next commit. */
  append(turn_id: string, event: TurnEvent): void {
    const waiting = this.pending.events.get(turn_id);
    if (waiting) waiting.push(event);
    else this.pending.events.set(turn_id, [event]);
    this.timer ??= setTimeout(() => this.flush(), FLUSH_AFTER_MS);
  }

  /** Stores how a turn ended, its last event included, after all events before. */
  end(record: TurnEnding): Promise<void> {
    return this.commitSoon(this.pending.endings, record);
  }

  /** Drops what waits for a turn whose rows are about to be deleted. */
  forget(turn_id: string): void {
    this.pending.events.delete(turn_id);
  }

  /** Resolves when all that was given so far is on disk. */
  async settled(): Promise<void> {
    this.flush();
    while (this.flushing) await this.flushing;
  }

  /** The stored events of a turn after number `after`. */
  async read(turn_id: string, after: number): Promise<TurnEvent[]> {
    const pages = await this.database.read.query<EventPage[]>(
      'SELECT * FROM turn_events WHERE turn_id = $1 AND last_seq > $2 ORDER BY first_seq',
      [turn_id, after],
    );
    return pages.flatMap(readPage).filter((event) => event.seq > after);
  }

  private commitSoon<Record>(queue: Waiting<Record>[], record: Record): Promise<void> {
    return new Promise((resolve, reject) => {
      queue.push({ record, resolve, reject });
      // Works of the same turn of the event loop, such as requests that arrived together, share the commit.
      setImmediate(() => this.flush());
    });
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    // With nothing to store `drain` would be over before it is assigned, and would look as if it never ended.
    if (this.isWaiting) this.flushing ??= this.drain();
  }

  private get isWaiting(): boolean {
    return this.pending.beginnings.length + this.pending.events.size + this.pending.endings.length > 0;
  }

  private async drain(): Promise<void> {
    while (this.isWaiting) {
      const batch = this.pending;
      this.pending = nothing();
      await this.commit(batch);
    }
    this.flushing = null;
  }

  private async commit(batch: Pending): Promise<void> {
    try {
      await this.database.write((manager) => store(manager, batch));
      for (const waiting of [...batch.beginnings, ...batch.endings]) waiting.resolve();
    } catch (error) {
      await this.commitOneByOne(batch, error);
    }
  }

  /** One record that cannot be stored (its session is gone, another turn runs) must not take the others along. */
  private async commitOneByOne(batch: Pending, reason: unknown): Promise<void> {
    this.log.debug('ledger: storing one by one', { error: reason });
    for (const beginning of batch.beginnings) {
      await this.settle(beginning, { ...nothing(), beginnings: [beginning] });
    }
    for (const [turn_id, events] of batch.events) {
      await this.keep(turn_id, events);
    }
    for (const ending of batch.endings) {
      await this.settle(ending, { ...nothing(), endings: [ending] });
    }
  }

  private async settle(waiting: Waiting<unknown>, batch: Pending): Promise<void> {
    try {
      await this.database.write((manager) => store(manager, batch));
      waiting.resolve();
    } catch (error) {
      waiting.reject(error);
    }
  }

  private async keep(turn_id: string, events: TurnEvent[]): Promise<void> {
    try {
      await this.database.write((manager) => storeEvents(manager, new Map([[turn_id, events]])));
    } catch (error) {
      // The turn's ending holds its whole text and will say whether the disk is back; a deleted turn ends here.
      this.log.error('ledger: events not stored', { turn_id, count: events.length, error });
    }
  }
}

async function store(manager: EntityManager, batch: Pending): Promise<void> {
  await storeBeginnings(
    manager,
    batch.beginnings.map((waiting) => waiting.record),
  );
  await storeEvents(manager, batch.events);
  for (const { record } of batch.endings) await storeEnding(manager, record);
}

async function storeEvents(manager: EntityManager, events: Map<string, TurnEvent[]>): Promise<void> {
  await insertRows(
    manager,
    'turn_events',
    [...events].map(([turn_id, page]) => writePage(turn_id, page)),
  );
}
