import type {
  AudioEvent,
  Message,
  MessagePage,
  OutputMode,
  Session,
  SessionDetail,
  SnapshotEvent,
  TraceEntry,
} from '../../core/api/api-schemas';
import { indexOf, put } from './message-list';

/** The turn that is being answered now. */
export interface ActiveTurn {
  readonly turn_id: string;
  readonly message_id: string;
  /** Number of the last event that is in the text; events up to it were applied before. */
  readonly lastSeq: number;
}

export interface SpokenTurn {
  readonly turn_id: string;
  readonly sentences: readonly AudioEvent[];
}

/** A conversation as this tab knows it. Only the functions below and `withEvent` make a new one. */
export interface Transcript {
  readonly session: Session | null;
  readonly messages: readonly Message[];
  /** Older messages are still on the server. */
  readonly has_more: boolean;
  readonly active: ActiveTurn | null;
  /** The sentences of the newest turn that were synthesized while this tab followed it. */
  readonly speech: SpokenTurn | null;
  /** Turns that are known to have ended: a late or repeated event of theirs changes nothing. */
  readonly ended: ReadonlySet<string>;
  /** How long the answers of this visit took, by message id. */
  readonly traces: ReadonlyMap<string, readonly TraceEntry[]>;
}

export const emptyTranscript: Transcript = {
  session: null,
  messages: [],
  has_more: false,
  active: null,
  speech: null,
  ended: new Set(),
  traces: new Map(),
};

/** With the newest messages from the server, and the older pages that were already loaded if they adjoin. */
export function withDetail(transcript: Transcript, detail: SessionDetail): Transcript {
  const { agent: _agent, messages, has_more, active_turn_id, ...session } = detail;
  const first = messages[0];
  const adjoins = first !== undefined && transcript.messages.some(({ id }) => id === first.id);
  const older = adjoins ? transcript.messages.slice(0, indexOf(transcript.messages, first.id)) : [];
  const { active } = transcript;
  // The text of a running answer is not stored yet: this tab keeps what it has received of it.
  if (active !== null && active.turn_id === active_turn_id) {
    const running = transcript.messages.find(({ id }) => id === active.message_id);
    const read = messages.map((message) => (message.id === running?.id ? running : message));
    return {
      ...transcript,
      session,
      messages: [...older, ...read],
      has_more: adjoins ? transcript.has_more : has_more,
    };
  }
  const streaming = messages.findLast(({ role, status }) => role === 'assistant' && status === 'streaming');
  return {
    ...transcript,
    session,
    messages: [...older, ...messages],
    has_more: adjoins ? transcript.has_more : has_more,
    active:
      active_turn_id !== null && streaming && !transcript.ended.has(active_turn_id)
        ? { turn_id: active_turn_id, message_id: streaming.id, lastSeq: -1 }
        : null,
  };
}

/** With an older page before what is shown. */
export function withOlder(transcript: Transcript, page: MessagePage): Transcript {
  const known = new Set(transcript.messages.map(({ id }) => id));
  return {
    ...transcript,
    messages: [...page.messages.filter(({ id }) => !known.has(id)), ...transcript.messages],
    has_more: page.has_more,
  };
}

/** Whether replies of that session are spoken. */
export function withOutput(transcript: Transcript, sessionId: string, output: OutputMode): Transcript {
  const { session } = transcript;
  if (session?.id !== sessionId) return transcript;
  return { ...transcript, session: { ...session, mode: { ...session.mode, output } } };
}

/** With the new state of an answer: its speech was synthesized. */
export function withMessage(transcript: Transcript, message: Message): Transcript {
  return { ...transcript, messages: put(transcript.messages, message) };
}

/** Whether the snapshot counts messages that the transcript does not have: then the newest ones must be loaded again. */
export function isStale(transcript: Transcript, snapshot: SnapshotEvent): boolean {
  const { session, active } = transcript;
  if (!session) return true;
  if (session.message_count !== snapshot.session.message_count) return true;
  if (!snapshot.active_turn) return active !== null || session.updated_at !== snapshot.session.updated_at;
  return indexOf(transcript.messages, snapshot.active_turn.assistant_message_id) === -1;
}
