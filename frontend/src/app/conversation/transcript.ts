import type { ServerEvent } from '../core/sse';
import type {
  AudioEvent,
  CitationsEvent,
  DoneEvent,
  ErrorEvent,
  Message,
  MessagePage,
  Session,
  SessionDetail,
  SessionEvent,
  SnapshotEvent,
  TitleEvent,
  TokenEvent,
  TraceEntry,
  TurnEvent,
} from '../core/records';

/** The turn that is being answered now. */
export interface ActiveTurn {
  readonly turn_id: string;
  readonly message_id: string;
  /** Number of the last event that is in the text; what is not greater was seen before. */
  readonly last_seq: number;
}

export interface SpokenTurn {
  readonly turn_id: string;
  readonly sentences: readonly AudioEvent[];
}

/** A conversation as this tab knows it. Only the functions below make a new one. */
export interface Transcript {
  readonly session: Session | null;
  readonly messages: readonly Message[];
  /** Older messages are still on the server. */
  readonly has_more: boolean;
  readonly active: ActiveTurn | null;
  /** The sentences of the newest turn that were spoken while this tab looked on. */
  readonly speech: SpokenTurn | null;
  /** Turns whose end was seen: a late or repeated event of theirs changes nothing. */
  readonly ended: ReadonlySet<string>;
  /** Why an answer of this visit failed, and how long it took, by message id. */
  readonly failures: ReadonlyMap<string, ErrorEvent>;
  readonly traces: ReadonlyMap<string, readonly TraceEntry[]>;
}

export const emptyTranscript: Transcript = {
  session: null,
  messages: [],
  has_more: false,
  active: null,
  speech: null,
  ended: new Set(),
  failures: new Map(),
  traces: new Map(),
};

/** Takes over the newest messages from the server, keeping the older pages that were already read if they adjoin. */
export function withDetail(transcript: Transcript, detail: SessionDetail): Transcript {
  const { agent: _agent, messages, has_more, active_turn_id, ...session } = detail;
  const first = messages[0];
  const adjoins = first !== undefined && transcript.messages.some(({ id }) => id === first.id);
  const older = adjoins ? transcript.messages.slice(0, indexOf(transcript.messages, first.id)) : [];
  const streaming = messages.findLast(({ role, status }) => role === 'assistant' && status === 'streaming');
  return {
    ...transcript,
    session,
    messages: [...older, ...messages],
    has_more: adjoins ? transcript.has_more : has_more,
    active:
      active_turn_id !== null && streaming && !transcript.ended.has(active_turn_id)
        ? { turn_id: active_turn_id, message_id: streaming.id, last_seq: -1 }
        : null,
  };
}

/** Puts an older page before what is shown. */
export function withOlder(transcript: Transcript, page: MessagePage): Transcript {
  const known = new Set(transcript.messages.map(({ id }) => id));
  return {
    ...transcript,
    messages: [...page.messages.filter(({ id }) => !known.has(id)), ...transcript.messages],
    has_more: page.has_more,
  };
}

/** Whether the snapshot tells of something the transcript cannot know: then the newest messages must be read again. */
export function isStale(transcript: Transcript, snapshot: SnapshotEvent): boolean {
  const { session, active } = transcript;
  if (!session) return true;
  if (session.message_count !== snapshot.session.message_count) return true;
  if (!snapshot.active_turn) return active !== null || session.updated_at !== snapshot.session.updated_at;
  return indexOf(transcript.messages, snapshot.active_turn.assistant_message_id) === -1;
}

/** One event of the session's feed. Events of a turn may come twice (this tab's own request and the feed). */
export function withEvent(transcript: Transcript, event: ServerEvent): Transcript {
  switch (event.type) {
    case 'snapshot':
      return withSnapshot(transcript, event.data as SnapshotEvent);
    case 'session':
      return { ...transcript, session: (event.data as SessionEvent).session };
    case 'title':
      return withTitle(transcript, event.data as TitleEvent);
    case 'turn':
      return withTurn(transcript, event.data as TurnEvent);
    case 'citations':
      return withCitations(transcript, event.data as CitationsEvent, turnOf(event));
    case 'token':
      return withToken(transcript, event.data as TokenEvent, turnOf(event));
    case 'audio':
      return withAudio(transcript, event.data as AudioEvent, turnOf(event));
    case 'done':
      return withDone(transcript, event.data as DoneEvent, turnOf(event));
    case 'error':
      return withError(transcript, event.data as ErrorEvent, turnOf(event));
    default:
      return transcript;
  }
}

function withSnapshot(transcript: Transcript, { session, active_turn }: SnapshotEvent): Transcript {
  if (!active_turn) return { ...transcript, session, active: null };
  if (transcript.ended.has(active_turn.turn_id)) return { ...transcript, session };
  return {
    ...transcript,
    session,
    messages: changed(transcript.messages, active_turn.assistant_message_id, {
      content: active_turn.content,
      status: 'streaming',
      turn_id: active_turn.turn_id,
    }),
    active: {
      turn_id: active_turn.turn_id,
      message_id: active_turn.assistant_message_id,
      last_seq: active_turn.last_event_id === null ? -1 : sequenceOf(active_turn.last_event_id),
    },
  };
}

function withTitle(transcript: Transcript, { title }: TitleEvent): Transcript {
  return transcript.session ? { ...transcript, session: { ...transcript.session, title } } : transcript;
}

function withTurn(transcript: Transcript, { turn_id, user_message, assistant_message_id }: TurnEvent): Transcript {
  if (transcript.active?.turn_id === turn_id || transcript.ended.has(turn_id)) return transcript;
  const asked = put(transcript.messages, user_message);
  const answer = asked.find(({ id }) => id === assistant_message_id);
  const messages = answer
    ? changed(asked, answer.id, {
        turn_id,
        status: 'streaming',
        content: answer.status === 'failed' ? '' : answer.content,
      })
    : [...asked, newAnswer(user_message, turn_id, assistant_message_id)];
  return {
    ...transcript,
    messages,
    active: { turn_id, message_id: assistant_message_id, last_seq: 0 },
    failures: without(transcript.failures, assistant_message_id),
  };
}

function withToken(transcript: Transcript, { content }: TokenEvent, turn: TurnPosition): Transcript {
  const { active } = transcript;
  if (active?.turn_id !== turn.turn_id || turn.seq <= active.last_seq) return transcript;
  const answer = transcript.messages.find(({ id }) => id === active.message_id);
  if (!answer) return transcript;
  return {
    ...transcript,
    messages: changed(transcript.messages, answer.id, { content: answer.content + content }),
    active: { ...active, last_seq: turn.seq },
  };
}

/** What was found for the answer that begins. */
function withCitations(transcript: Transcript, found: CitationsEvent, turn: TurnPosition): Transcript {
  const { active, messages } = transcript;
  if (active?.turn_id !== turn.turn_id) return transcript;
  const { citations, documents_searched, duration_ms: search_duration_ms } = found;
  const change = { citations, documents_searched, search_duration_ms };
  return { ...transcript, messages: changed(messages, active.message_id, change) };
}

/** A sentence that was heard of before changes nothing. */
function withAudio(transcript: Transcript, sentence: AudioEvent, turn: TurnPosition): Transcript {
  if (transcript.active?.turn_id !== turn.turn_id) return transcript;
  const said = transcript.speech?.turn_id === turn.turn_id ? transcript.speech.sentences : [];
  if (said.some(({ sequence }) => sequence >= sentence.sequence)) return transcript;
  return { ...transcript, speech: { turn_id: turn.turn_id, sentences: [...said, sentence] } };
}

function withDone(transcript: Transcript, { message, trace }: DoneEvent, turn: TurnPosition): Transcript {
  return {
    ...ended(transcript, turn.turn_id),
    messages: put(transcript.messages, message),
    traces: new Map(transcript.traces).set(message.id, trace),
  };
}

/** The partial answer of an interrupted turn stays; an answer without any text becomes the fallback. */
function withError(transcript: Transcript, error: ErrorEvent, turn: TurnPosition): Transcript {
  const answer = transcript.messages.find(({ id }) => id === error.message_id);
  if (!answer) return ended(transcript, turn.turn_id);
  const change: Partial<Message> =
    answer.content === ''
      ? { status: 'failed', content: error.fallback_message ?? '' }
      : { status: answer.status === 'failed' ? 'failed' : 'interrupted' };
  return {
    ...ended(transcript, turn.turn_id),
    messages: changed(transcript.messages, answer.id, change),
    failures: new Map(transcript.failures).set(answer.id, error),
  };
}

function ended(transcript: Transcript, turnId: string): Transcript {
  return {
    ...transcript,
    active: transcript.active?.turn_id === turnId ? null : transcript.active,
    ended: plus(transcript.ended, turnId),
  };
}

/** Takes over what an answer has become: its spoken form was made. */
export function withMessage(transcript: Transcript, message: Message): Transcript {
  return { ...transcript, messages: put(transcript.messages, message) };
}

function newAnswer(question: Message, turnId: string, id: string): Message {
  return {
    ...question,
    id,
    parent_id: question.id,
    turn_id: turnId,
    role: 'assistant',
    content: '',
    status: 'streaming',
    finish_reason: null,
    usage: null,
    message_type: 'text',
    audio_url: null,
    tts_audio_url: null,
    audio_duration_ms: null,
    audio_peaks: null,
    citations: [],
    documents_searched: 0,
    search_duration_ms: null,
  };
}

interface TurnPosition {
  readonly turn_id: string;
  readonly seq: number;
}

/** An event's id is `<turn_id>:<seq>`; on the session's feed its data names the turn too. */
function turnOf(event: ServerEvent): TurnPosition {
  const id = event.id ?? '';
  const { turn_id } = event.data as { turn_id?: string };
  return { turn_id: turn_id ?? id.slice(0, id.lastIndexOf(':')), seq: sequenceOf(id) };
}

function sequenceOf(eventId: string): number {
  return Number(eventId.slice(eventId.lastIndexOf(':') + 1));
}

function indexOf(messages: readonly Message[], id: string): number {
  return messages.findIndex((message) => message.id === id);
}

/** Replaces the message with the same id, or appends it. */
function put(messages: readonly Message[], message: Message): readonly Message[] {
  const index = indexOf(messages, message.id);
  return index === -1 ? [...messages, message] : messages.with(index, message);
}

function changed(messages: readonly Message[], id: string, change: Partial<Message>): readonly Message[] {
  return messages.map((message) => (message.id === id ? { ...message, ...change } : message));
}

function plus<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  return set.has(value) ? set : new Set(set).add(value);
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map;
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
