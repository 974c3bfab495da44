import type { StreamSignal } from '../api/event-stream';

/** The sessions that a tab follows. The number grows whenever it needs to begin again with a snapshot. */
export type Wants = Readonly<Record<string, number>>;

/** What the tabs of a browser say to each other. One of them, the leader, holds the connection for all. */
export type FeedMessage =
  /** A tab has become the leader: the others repeat what they want. */
  | { readonly kind: 'lead'; readonly leader: string }
  /** All that a tab wants, in place of what it wanted before. */
  | { readonly kind: 'want'; readonly tab: string; readonly wants: Wants }
  /** The leader should not wait any longer before it connects again. */
  | { readonly kind: 'wake' }
  /** A connection begins. It carries what each of these tabs wants, with a snapshot of each session first. */
  | { readonly kind: 'carry'; readonly leader: string; readonly wants: Readonly<Record<string, Wants>> }
  /** Of one session, or, with null, of the connection. */
  | { readonly kind: 'signal'; readonly leader: string; readonly session: string | null; readonly signal: StreamSignal }
  /** Trying again is of no use, for one session or, with null, for any. */
  | { readonly kind: 'fail'; readonly leader: string; readonly session: string | null; readonly status: number }
  /** The leader still works. */
  | { readonly kind: 'alive'; readonly leader: string };
