import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { LEASE_MS, leaseTime } from '../../../platform/database/lease-time.js';
import { newId } from '../../../platform/ids.js';
import { Logger } from '../../../platform/observability/logger.js';
import { storageStalled } from '../failures.js';
import { CommitRhythm } from './commit-rhythm.js';
import { StorageWatch } from './storage-watch.js';
import { type LoggedTurn, LogPage, readLog } from './turn-log.js';
import { storeStartedTurns, storeEndedTurns, type StartedTurn, type EndedTurn } from './turn-records.js';
import { TurnHistory } from '../events/turn-history.js';

/** When a page that the disk refused is tried again. */
const TRY_AGAIN_AFTER_MS = 1000;

interface Waiting<Record> {
  record: Record;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Everything that waits for the next commit. */
interface Pending {
  started: Waiting<StartedTurn>[];
  log: LogPage;
  ended: Waiting<EndedTurn>[];
}

const nothing = (): Pending => ({ started: [], log: new LogPage(), ended: [] });

/**
 * The story of every turn on disk, and the only way from a turn to its followers: what is not on disk is not shown. Events
 * of all turns gather for a moment and are committed together, with the beginnings and endings that came meanwhile: one
 * `fsync` for a hundred streams instead of thousands. Beginnings and endings do not wait, and their promises resolve only
 * after the commit.
 *
 * While a commit takes its time, text only gathers in its turn, so slow storage slows what is shown and costs no memory
 * but the text. When nothing could be stored for ten seconds the turns are told, and end.
 */
@Injectable()
export class TurnLedger {
  /** Names this process, from its start to its end. */
  readonly runner_id = newId();
  private pending = nothing();
  private flushing: Promise<void> | null = null;
  /** Turns with something that no page holds yet: those that tell something for the first time, and the others. */
  private readonly first = new Map<string, LoggedTurn>();
  private readonly waiting = new Map<string, LoggedTurn>();
  private readonly rhythm = new CommitRhythm(() => this.flush());
  private inFlight = nothing();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly watch: StorageWatch,
  ) {}

  /** Stores the user's message, the turn and the empty answer. @throws BranchMoved, and when a constraint forbids it */
  begin(record: StartedTurn): Promise<void> {
    return this.commitSoon(this.pending.started, record);
  }

  /**
   * Takes the turn's new events with the next commit, and tells the turn when they are on disk.
   * @param isFirst its first words, or no words: they shall not wait for the next words of others
   */
  record(turn: LoggedTurn, isFirst: boolean): void {
    (isFirst ? this.first : this.waiting).set(turn.id, turn);
    if (this.flushing === null) this.rhythm.request(isFirst);
  }

  /** Stores how a turn ended, with its whole history. @throws TurnTaken, TurnGone; nothing is stored then */
  end(record: EndedTurn): Promise<void> {
    this.forget(record.turn.id);
    return this.commitSoon(this.pending.ended, record);
  }

  /** Drops what waits for a turn: it is stored otherwise, or shall not be stored. */
  forget(turnId: string): void {
    this.first.delete(turnId);
    this.waiting.delete(turnId);
    this.pending.log.forget(turnId);
  }

  /** Resolves when all that was given so far is on disk. */
  async settled(): Promise<void> {
    this.rhythm.hurry();
    this.flush();
    while (this.flushing) await this.flushing;
  }

  /** What a finished turn has told; null when that was cleared. */
  async finished(turnId: string): Promise<TurnHistory | null> {
    const [row] = await this.database.read.query<{ story: string }[]>(
      'SELECT story FROM turn_stories WHERE turn_id = $1',
      [turnId],
    );
    return row ? TurnHistory.parse(turnId, row.story) : null;
  }

  /** What a process has told of turns it did not finish, by turn. */
  unfinished(runnerId: string): Promise<Map<string, TurnHistory>> {
    return readLog(this.database.read, runnerId);
  }

  /** Clears the log of events that no running turn needs. */
  async trim(): Promise<void> {
    const now = newId();
    await this.database.write(async (manager) => {
      // Ids are ordered by time: what was logged for a turn comes after its own id.
      await manager.query(
        `DELETE FROM turn_log WHERE runner_id = $1
         AND id < COALESCE((SELECT MIN(id) FROM turns WHERE runner_id = $1 AND status = 'running'), $2)`,
        [this.runner_id, now],
      );
      await manager.query(
        "DELETE FROM turn_log WHERE runner_id <> $1 AND runner_id NOT IN (SELECT runner_id FROM turns WHERE status = 'running')",
        [this.runner_id],
      );
    });
  }

  /** Says that this process is alive and still writes these turns. @returns those that are still its own to write */
  async renewLeases(turnIds: readonly string[]): Promise<ReadonlySet<string>> {
    const ours = `runner_id = $1 AND status = 'running' AND id IN (${turnIds.map((_, at) => `$${at + 2}`).join(', ')})`;
    const parameters = [this.runner_id, ...turnIds];
    const rows = await this.database.write(async (manager) => {
      await manager.query(`UPDATE turns SET lease_expires_at = ${this.leaseEnd()} WHERE ${ours}`, parameters);
      return manager.query<{ id: string }[]>(`SELECT id FROM turns WHERE ${ours}`, parameters);
    });
    return new Set(rows.map(({ id }) => id));
  }

  /** Whether a running turn is still this process's to write. */
  async isOurs(manager: EntityManager, turnId: string): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      "SELECT 1 FROM turns WHERE id = $1 AND status = 'running' AND runner_id = $2",
      [turnId, this.runner_id],
    );
    return rows.length > 0;
  }

  /** False when it was deleted, with its session. */
  async has(turnId: string): Promise<boolean> {
    const rows = await this.database.read.query<unknown[]>('SELECT 1 FROM turns WHERE id = $1', [turnId]);
    return rows.length > 0;
  }

  private commitSoon<Record>(queue: Waiting<Record>[], record: Record): Promise<void> {
    return new Promise((resolve, reject) => {
      queue.push({ record, resolve, reject });
      // Requests that arrived in the same turn of the event loop share the commit.
      if (this.flushing === null) this.rhythm.requestNow();
    });
  }

  private flush(): void {
    // With nothing to store `drain` would be over before it is assigned, and would look as if it never ended.
    if (this.isWaiting) this.flushing ??= this.drain();
  }

  private get isWaiting(): boolean {
    return this.isUrgent || this.first.size > 0 || this.waiting.size > 0 || !this.pending.log.isEmpty;
  }

  /** Somebody waits for the answer. */
  private get isUrgent(): boolean {
    return this.pending.started.length > 0 || this.pending.ended.length > 0;
  }

  private async drain(): Promise<void> {
    let isStored: boolean;
    do {
      this.inFlight = this.takeBatch();
      this.watch.began(() => this.abandon());
      isStored = await this.commit(this.inFlight);
      if (isStored) this.watch.succeeded();
    } while (this.isUrgent);
    this.inFlight = nothing();
    this.flushing = null;
    if (!isStored) this.rhythm.postpone(TRY_AGAIN_AFTER_MS);
    else if (this.first.size > 0 || this.waiting.size > 0) this.rhythm.request(this.first.size > 0);
  }

  private takeBatch(): Pending {
    const batch = this.pending;
    this.pending = nothing();
    const isWhole = this.rhythm.isWholeDue;
    take(this.first, batch.log);
    if (isWhole) take(this.waiting, batch.log);
    this.rhythm.began(batch.log.size, isWhole);
    return batch;
  }

  /** @returns false when events could not be stored; they wait for the next commit */
  private async commit(batch: Pending): Promise<boolean> {
    try {
      if (batch.started.length === 0 && batch.ended.length === 0) await this.log(batch.log);
      else await this.database.write((manager) => this.store(manager, batch));
    } catch (error) {
      return this.commitOneByOne(batch, error);
    }
    batch.log.notifyTurns();
    for (const waiting of [...batch.started, ...batch.ended]) waiting.resolve();
    return true;
  }

  private log(page: LogPage): Promise<void> {
    return this.database.writeOne((manager) => page.store(manager, this.runner_id));
  }

  /**
   * Storage has stalled. Turns end, and who waits for a commit that has not begun is refused. A beginning on its way is
   * refused too: should it get there, it is found without a runner. An ending on its way is not: nobody knows it yet.
   */
  private abandon(): void {
    const logged = [...this.inFlight.log.turns, ...this.pending.log.turns];
    for (const turn of [...logged, ...this.first.values(), ...this.waiting.values()]) turn.unstorable();
    const { started: beginnings, ended: endings } = this.pending;
    this.pending = { ...nothing(), log: this.pending.log };
    const givenUp = [...this.inFlight.started, ...beginnings, ...endings];
    for (const waiting of givenUp) waiting.reject(storageStalled());
  }

  private async store(manager: EntityManager, { started: beginnings, log, ended: endings }: Pending): Promise<void> {
    await storeStartedTurns(
      manager,
      beginnings.map((waiting) => waiting.record),
      this.leaseEnd(),
    );
    const firstEvents = new LogPage();
    for (const { record } of beginnings) firstEvents.add(record.draft.turn.id, record.firstEvent);
    await log.store(manager, this.runner_id, firstEvents);
    await storeEndedTurns(
      manager,
      endings.map((waiting) => waiting.record),
      this.runner_id,
    );
  }

  /** One record that cannot be stored (its session is gone, another turn runs) must not take the others along. */
  private async commitOneByOne(
    { started: beginnings, log, ended: endings }: Pending,
    reason: unknown,
  ): Promise<boolean> {
    this.logger.debug('ledger: storing one by one', { error: reason });
    for (const beginning of beginnings) await this.settle(beginning, { ...nothing(), started: [beginning] });
    const isLogged = await this.tryToLog(log);
    for (const ending of endings) await this.settle(ending, { ...nothing(), ended: [ending] });
    return isLogged;
  }

  /** A page that is lost would leave a hole in what a crash leaves behind, so the next commit takes it again. */
  private async tryToLog(page: LogPage): Promise<boolean> {
    try {
      await this.log(page);
    } catch (error) {
      this.logger.error('ledger: events not stored, trying again', { error });
      this.pending.log = page;
      return false;
    }
    page.notifyTurns();
    return true;
  }

  private async settle(waiting: Waiting<unknown>, batch: Pending): Promise<void> {
    try {
      await this.database.write((manager) => this.store(manager, batch));
      waiting.resolve();
    } catch (error) {
      waiting.reject(error);
    }
  }

  private leaseEnd(): string {
    return leaseTime(this.database, this.clock, LEASE_MS);
  }
}

function take(turns: Map<string, LoggedTurn>, page: LogPage): void {
  for (const turn of turns.values()) page.take(turn);
  turns.clear();
}
