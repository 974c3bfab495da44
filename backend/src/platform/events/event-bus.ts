/** An event of a topic. */
export interface PublishedEvent {
  /** What a client may resume from; empty when it may not. */
  id: string;
  /** From 0 without holes, in a topic that numbers its events; else 0. */
  seq: number;
  type: string;
  /** JSON text, encoded once for all followers. */
  data: string;
}

/** Who follows what, live. What happened before is the business of whoever stores it. */
export abstract class EventBus {
  /** Hands the event to all who follow now, at once and in order. */
  abstract publish(topic: string, event: PublishedEvent): void;

  /** Joins a topic. `listener` must not throw. @returns a function that leaves it */
  abstract follow(topic: string, listener: (event: PublishedEvent) => void): () => void;

  /** False when an event for this topic would be for nobody, so that it need not be encoded. */
  abstract isFollowed(topic: string): boolean;
}
