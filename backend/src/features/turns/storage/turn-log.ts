import type { EntityManager } from 'typeorm';
import { insertRows } from '../../../platform/database/rows/insert-rows.js';
import { newId } from '../../../platform/ids.js';
import type { TurnEvent, TurnEventType } from '../events/turn-events.js';
import { TurnHistory } from '../events/turn-history.js';

/** Events of one turn in one commit: `[turn_id, [[type, data], …]]`. */
type Entry = [turn_id: string, events: [TurnEventType, unknown][]];

/** A turn that is being answered, as the ledger knows it. */
export interface LoggedTurn {
  readonly id: string;
  /** Its events that no page holds yet, in order; text that has gathered becomes one event. */
  unlogged(): TurnEvent[];
  /** All its events up to this number are on disk. */
  stored(lastSeq: number): void;
  /** Its events cannot be stored: it must end. */
  unstorable(): void;
}

interface TurnPart {
  /** Null for the first event of a turn, which `begin` acknowledges. */
  turn: LoggedTurn | null;
  /** JSON, separated by commas. */
  events: string;
  lastSeq: number;
}

/**
 * What is not yet part of a finished turn, on its way to disk: the events of all turns since the last commit, put
 * together as JSON text. One row a commit, always at the end of its table, costs the disk the least.
 */
export class LogPage {
  private readonly parts = new Map<string, TurnPart>();

  get isEmpty(): boolean {
    return this.parts.size === 0;
  }

  /** How many turns it holds events of. */
  get size(): number {
    return this.parts.size;
  }

  get turns(): LoggedTurn[] {
    return [...this.parts.values()].flatMap(({ turn }) => turn ?? []);
  }

  /** Takes what the turn has not logged yet. */
  take(turn: LoggedTurn): void {
    for (const event of turn.unlogged()) this.add(turn.id, event, turn);
  }

  add(turnId: string, { type, data, seq }: TurnEvent, turn: LoggedTurn | null = null): void {
    const before = this.parts.get(turnId);
    const event = `["${type}",${data}]`;
    this.parts.set(turnId, { turn, events: before ? `${before.events},${event}` : event, lastSeq: seq });
  }

  forget(turnId: string): void {
    this.parts.delete(turnId);
  }

  /** Stores this page, and another that holds none of its turns, in one row. */
  async store(manager: EntityManager, runnerId: string, other = new LogPage()): Promise<void> {
    if (this.isEmpty && other.isEmpty) return;
    const entries = [...other.parts, ...this.parts].map(([turnId, { events }]) => `["${turnId}",[${events}]]`);
    await insertRows(manager, 'turn_log', [{ id: newId(), runner_id: runnerId, entries: `[${entries.join(',')}]` }]);
  }

  /** Tells the turns that the page is on disk. */
  notifyTurns(): void {
    for (const { turn, lastSeq } of this.parts.values()) turn?.stored(lastSeq);
  }
}

/** What a process has logged of turns that it did not finish, by turn. */
export async function readLog(manager: EntityManager, runnerId: string): Promise<Map<string, TurnHistory>> {
  const rows = await manager.query<{ entries: string }[]>(
    'SELECT entries FROM turn_log WHERE runner_id = $1 ORDER BY id',
    [runnerId],
  );
  const histories = new Map<string, TurnHistory>();
  for (const { entries } of rows) {
    for (const [turnId, events] of JSON.parse(entries) as Entry[]) {
      const history = histories.get(turnId) ?? new TurnHistory(turnId);
      histories.set(turnId, history);
      for (const [type, data] of events) {
        if (type === 'token') history.addToken((data as { content: string }).content);
        else history.add(type, JSON.stringify(data));
      }
    }
  }
  return histories;
}
