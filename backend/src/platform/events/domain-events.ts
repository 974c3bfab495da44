import { Injectable } from '@nestjs/common';

/** What a lower feature tells whoever is above it, without knowing them. */
export interface DomainEventMap {
  /** Just before the rows go; whoever writes for this agent must stop now. */
  agent_deleting: { agent_id: string };
  session_deleting: { session_id: string };
  /** Title or branch of a session changed, or one was made. */
  session_changed: { session_id: string };
}

type Listener<Kind extends keyof DomainEventMap> = (notice: DomainEventMap[Kind]) => void;

/** Notices within this process, delivered at once and in order. Listeners must not throw. */
@Injectable()
export class DomainEvents {
  private readonly listeners = new Map<keyof DomainEventMap, Set<Listener<never>>>();

  /** @returns a function that ends the subscription */
  on<Kind extends keyof DomainEventMap>(kind: Kind, listener: Listener<Kind>): () => void {
    const listeners = this.listeners.get(kind) ?? new Set();
    this.listeners.set(kind, listeners);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  publish<Kind extends keyof DomainEventMap>(kind: Kind, notice: DomainEventMap[Kind]): void {
    for (const listener of this.listeners.get(kind) ?? []) (listener as Listener<Kind>)(notice);
  }
}
