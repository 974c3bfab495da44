import type {
  AudioEvent,
  CitationsEvent,
  DoneEvent,
  ErrorEvent,
  Message,
  SessionEvent,
  SnapshotEvent,
  TitleEvent,
  TokenEvent,
  TurnEvent,
} from '../../core/api/api-schemas';
import type { ServerEvent } from '../../core/api/sse';
import { reopened } from './message-list';
import type { Transcript } from './transcript';
import { withAudio, withCitations, withDone, withError, withToken, withTurn } from './turn-events';
import { sequenceOf, turnOf } from './turn-position';

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
    messages: transcript.messages.map((message) =>
      message.id === active_turn.assistant_message_id ? snapshotted(message, active_turn) : message,
    ),
    active: {
      turn_id: active_turn.turn_id,
      message_id: active_turn.assistant_message_id,
      lastSeq: active_turn.last_event_id === null ? -1 : sequenceOf(active_turn.last_event_id),
    },
  };
}

/** A turn that is unknown here may have gone on in an answer that had ended. */
function snapshotted(message: Message, { turn_id, content }: NonNullable<SnapshotEvent['active_turn']>): Message {
  return { ...(message.turn_id === turn_id ? message : reopened(message, turn_id)), status: 'streaming', content };
}

function withTitle(transcript: Transcript, { title }: TitleEvent): Transcript {
  return transcript.session ? { ...transcript, session: { ...transcript.session, title } } : transcript;
}
