import type { EntityManager } from 'typeorm';
import { insertRows } from '../../platform/database/insert-rows.js';
import { newId } from '../../platform/ids.js';
import type { TurnEvent, TurnEventType } from './turn-events.js';
import { TurnStory } from './turn-story.js';

/** Events of one turn in one commit: `[turn_id, [[type, data], …]]`. */
type Entry = [turn_id: string, events: [TurnEventType, unknown][]];

/**
 * What is not yet part of a finished turn, on its way to disk: the events of all turns since the last commit, put
 * together as JSON text. One row a commit, always at the end of its table, costs the disk the least.
 */
export class LogPage {
  private readonly entries = new Map<string, string>();

  get isEmpty(): boolean {
    return this.entries.size === 0;
  }

  add(turn_id: string, { type, data }: TurnEvent): void {
    const before = this.entries.get(turn_id);
    const event = `["${type}",${data}]`;
    this.entries.set(turn_id, before === undefined ? event : `${before},${event}`);
  }

  forget(turn_id: string): void {
    this.entries.delete(turn_id);
  }

  /** Puts an older page in front of this one. */
  putBefore(older: LogPage): void {
    for (const [turn_id, events] of older.entries) {
      const newer = this.entries.get(turn_id);
      this.entries.set(turn_id, newer === undefined ? events : `${events},${newer}`);
    }
  }

  async store(manager: EntityManager, runner_id: string): Promise<void> {
    if (this.isEmpty) return;
    const entries = [...this.entries].map(([turn_id, events]) => `["${turn_id}",[${events}]]`);
    await insertRows(manager, 'turn_log', [{ id: newId(), runner_id, entries: `[${entries.join(',')}]` }]);
  }
}

/** What a process has logged of turns that it did not finish, by turn. */
export async function readLog(manager: EntityManager, runner_id: string): Promise<Map<string, TurnStory>> {
  const rows = await manager.query<{ entries: string }[]>(
    'SELECT entries FROM turn_log WHERE runner_id = $1 ORDER BY id',
    [runner_id],
  );
  const stories = new Map<string, TurnStory>();
  for (const { entries } of rows) {
    for (const [turn_id, events] of JSON.parse(entries) as Entry[]) {
      const story = stories.get(turn_id) ?? new TurnStory(turn_id);
      stories.set(turn_id, story);
      for (const [type, data] of events) {
        if (type === 'token') story.addToken((data as { content: string }).content);
        else story.add(type, JSON.stringify(data));
      }
    }
  }
  return stories;
}
