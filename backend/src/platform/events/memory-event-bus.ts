import { EventBus, type PublishedEvent } from './event-bus.js';

type Listener = (event: PublishedEvent) => void;

/** For one process. */
export class MemoryEventBus extends EventBus {
  private readonly topics = new Map<string, Set<Listener>>();

  publish(topic: string, event: PublishedEvent): void {
    const listeners = this.topics.get(topic);
    if (listeners) for (const listener of listeners) listener(event);
  }

  follow(topic: string, listener: Listener): () => void {
    const listeners = this.topics.get(topic) ?? new Set();
    this.topics.set(topic, listeners);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.topics.get(topic) === listeners) this.topics.delete(topic);
    };
  }

  isFollowed(topic: string): boolean {
    return this.topics.has(topic);
  }
}
