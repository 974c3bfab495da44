/** An event of a topic. */
export interface LoggedEvent {
  /** What a client may resume from; empty when it may not. */
  id: string;
  /** From 0 without holes, in a topic that numbers its events; else 0. */
  seq: number;
  type: string;
  /** JSON text, encoded once for all followers. */
  data: string;
}

export interface Following {
  /** The newest kept events at the moment of joining, oldest first; older ones are on disk. */
  recent: readonly LoggedEvent[];
  leave: () => void;
}

/** Who follows what, live. Events before `recent` are the business of whoever stores them. */
export abstract class EventLog {
  /** Hands the event to all followers at once, in order, and keeps it among the recent ones until `close`. */
  abstract append(topic: string, event: LoggedEvent): void;

  /** Hands the event to whoever follows now; keeps nothing. */
  abstract announce(topic: string, event: LoggedEvent): void;

  /**
   * Joins a topic: what is not in `recent` and not delivered to `listener` was appended before `recent` begins.
   * `listener` must not throw.
   */
  abstract follow(topic: string, listener: (event: LoggedEvent) => void): Following;

  /** False when an event for this topic would be for nobody, so that it need not be encoded. */
  abstract isFollowed(topic: string): boolean;

  /** Forgets what the topic kept. Followers stay until they leave. */
  abstract close(topic: string): void;
}
