import { EventLog, type Following, type LoggedEvent } from './event-log.js';

interface Topic {
  recent: LoggedEvent[];
  listeners: Set<(event: LoggedEvent) => void>;
}

/** Kept per topic, so that whoever reconnects at once needs no disk; bounded, because thousands of topics may be open. */
const MAX_RECENT = 32;

/** For one process. */
export class MemoryEventLog extends EventLog {
  private readonly topics = new Map<string, Topic>();

  append(topic: string, event: LoggedEvent): void {
    const { recent, listeners } = this.topic(topic);
    recent.push(event);
    // Cut in blocks: shifting one by one would copy the array for every event.
    if (recent.length >= 2 * MAX_RECENT) recent.splice(0, MAX_RECENT);
    for (const listener of listeners) listener(event);
  }

  announce(topic: string, event: LoggedEvent): void {
    for (const listener of this.topics.get(topic)?.listeners ?? []) listener(event);
  }

  follow(name: string, listener: (event: LoggedEvent) => void): Following {
    const topic = this.topic(name);
    topic.listeners.add(listener);
    return {
      recent: [...topic.recent],
      leave: () => {
        topic.listeners.delete(listener);
        if (topic.listeners.size === 0 && topic.recent.length === 0) this.topics.delete(name);
      },
    };
  }

  isFollowed(topic: string): boolean {
    return (this.topics.get(topic)?.listeners.size ?? 0) > 0;
  }

  close(name: string): void {
    const topic = this.topics.get(name);
    if (!topic) return;
    topic.recent.length = 0;
    if (topic.listeners.size === 0) this.topics.delete(name);
  }

  private topic(name: string): Topic {
    const known = this.topics.get(name);
    if (known) return known;
    const made: Topic = { recent: [], listeners: new Set() };
    this.topics.set(name, made);
    return made;
  }
}
