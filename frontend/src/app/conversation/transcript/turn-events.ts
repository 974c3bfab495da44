import type {
  AudioEvent,
  CitationsEvent,
  DoneEvent,
  ErrorEvent,
  MessageError,
  TokenEvent,
  TurnEvent,
} from '../../core/api/api-schemas';
import { changed, newAnswer, put, reopened } from './message-list';
import type { Transcript } from './transcript';
import type { TurnPosition } from './turn-position';

/** A turn started: its question and the empty answer. Known turns change nothing. */
export function withTurn(
  transcript: Transcript,
  { turn_id, user_message, assistant_message_id }: TurnEvent,
): Transcript {
  if (transcript.active?.turn_id === turn_id || transcript.ended.has(turn_id)) return transcript;
  const asked = put(transcript.messages, user_message);
  const answer = asked.find(({ id }) => id === assistant_message_id);
  // Its end was loaded from the server before this event arrived.
  if (answer?.turn_id === turn_id && answer.status !== 'streaming') return ended(transcript, turn_id);
  const messages = answer
    ? put(asked, reopened(answer, turn_id))
    : [...asked, newAnswer(user_message, turn_id, assistant_message_id)];
  return {
    ...transcript,
    messages,
    active: { turn_id, message_id: assistant_message_id, lastSeq: 0 },
  };
}

/** A token that was applied before, or of another turn, changes nothing. */
export function withToken(transcript: Transcript, { content }: TokenEvent, turn: TurnPosition): Transcript {
  const { active } = transcript;
  if (active?.turn_id !== turn.turn_id || turn.seq <= active.lastSeq) return transcript;
  const answer = transcript.messages.find(({ id }) => id === active.message_id);
  if (!answer) return transcript;
  return {
    ...transcript,
    messages: changed(transcript.messages, answer.id, { content: answer.content + content }),
    active: { ...active, lastSeq: turn.seq },
  };
}

/** The passages for the answer that starts. */
export function withCitations(transcript: Transcript, found: CitationsEvent, turn: TurnPosition): Transcript {
  const { active, messages } = transcript;
  if (active?.turn_id !== turn.turn_id) return transcript;
  const { citations, documents_searched, duration_ms: searchDurationMs } = found;
  const change = { citations, documents_searched, search_duration_ms: searchDurationMs };
  return { ...transcript, messages: changed(messages, active.message_id, change) };
}

/** A sentence that was received before changes nothing. */
export function withAudio(transcript: Transcript, sentence: AudioEvent, turn: TurnPosition): Transcript {
  if (transcript.active?.turn_id !== turn.turn_id) return transcript;
  const said = transcript.speech?.turn_id === turn.turn_id ? transcript.speech.sentences : [];
  if (said.some(({ sequence }) => sequence >= sentence.sequence)) return transcript;
  return { ...transcript, speech: { turn_id: turn.turn_id, sentences: [...said, sentence] } };
}

/** The answer as it was stored. */
export function withDone(transcript: Transcript, { message, trace }: DoneEvent, turn: TurnPosition): Transcript {
  return {
    ...ended(transcript, turn.turn_id),
    messages: put(transcript.messages, message),
    traces: new Map(transcript.traces).set(message.id, trace),
  };
}

/** The answer as it was stored; where nothing could be stored, its text stays and says that it was interrupted. */
export function withError(transcript: Transcript, error: ErrorEvent, turn: TurnPosition): Transcript {
  const { messages } = transcript;
  const over = ended(transcript, turn.turn_id);
  if (error.message) return { ...over, messages: put(messages, error.message) };
  if (error.message_id === null) return over;
  const cause: MessageError = { code: error.code, detail: error.detail, retry_at: null };
  return { ...over, messages: changed(messages, error.message_id, { status: 'interrupted', error: cause }) };
}

function ended(transcript: Transcript, turnId: string): Transcript {
  return {
    ...transcript,
    active: transcript.active?.turn_id === turnId ? null : transcript.active,
    ended: plus(transcript.ended, turnId),
  };
}

function plus<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  return set.has(value) ? set : new Set(set).add(value);
}
