import { eventStream, listOfEvents, type StreamEvent } from '../../../platform/http/documentation/event-stream.js';
import {
  AudioEvent,
  CitationsEvent,
  DoneEvent,
  ErrorEvent,
  SessionEvent,
  SnapshotEvent,
  TitleEvent,
  TokenEvent,
  TranscriptEvent,
  TurnStartedEvent,
} from '../turn.dto.js';

const TURN_EVENTS = {
  turn: { data: TurnStartedEvent, when: "first, when the user's message is stored." },
  transcript: { data: TranscriptEvent, when: 'once, when the message is a recording.' },
  citations: { data: CitationsEvent, when: 'once, when documents were searched.' },
  token: { data: TokenEvent, when: 'any number, in order.' },
  audio: { data: AudioEvent, when: 'one per spoken sentence, among the tokens.' },
  done: { data: DoneEvent, when: 'last, on success and after a stop.' },
  error: { data: ErrorEvent, when: 'last, on failure.' },
} satisfies Record<string, StreamEvent>;

const properties = { turn_id: { type: 'string', format: 'uuid', description: 'The turn that it belongs to.' } };
const OF_TURN = { added: { properties, required: ['turn_id'] } };

const SESSION_EVENTS = {
  snapshot: { data: SnapshotEvent, when: 'first, also after every reconnect.' },
  turn: { data: TurnStartedEvent, when: "a turn starts: the user's message is stored." },
  transcript: { ...TURN_EVENTS.transcript, ...OF_TURN },
  citations: { ...TURN_EVENTS.citations, ...OF_TURN },
  token: { ...TURN_EVENTS.token, ...OF_TURN },
  audio: { ...TURN_EVENTS.audio, ...OF_TURN },
  done: { data: DoneEvent, when: 'last of a turn, on success and after a stop.', ...OF_TURN },
  error: {
    data: ErrorEvent,
    when: 'last of a turn, on failure; with code `deleted` the session is gone and the stream ends.',
    added: { properties },
  },
  title: { data: TitleEvent, when: 'a model gave the session a title.' },
  session: { data: SessionEvent, when: 'title, mode or branch changed.' },
} satisfies Record<string, StreamEvent>;

const WIRE_FORMAT =
  'Server-sent events with `id: <turn_id>:<seq>`, `event:` and one JSON record in `data:`. The stream starts with ' +
  '`retry: 1000` and carries a comment every 10 s while nothing happens.';

/** How an answer that is the event stream of a turn is described in the OpenAPI document. */
export const EVENT_STREAM = {
  description: `${WIRE_FORMAT} Events, in this order:\n\n${listOfEvents(TURN_EVENTS)}`,
  content: eventStream({
    events: TURN_EVENTS,
    order: '^turn( transcript)?( citations)?( token| audio)* (done|error)$',
  }),
};

export const SESSION_STREAM = {
  description:
    `${WIRE_FORMAT} \`snapshot\`, \`title\` and \`session\` have no id. Events:\n\n${listOfEvents(SESSION_EVENTS)}\n\n` +
    'Events of a turn have its `turn_id` added and follow each other as in the stream of the turn itself.',
  content: eventStream({
    events: SESSION_EVENTS,
    order: `^snapshot( (${Object.keys(SESSION_EVENTS).join('|')}))*$`,
  }),
};

const sessionId = { type: 'string', format: 'uuid', description: 'The session that it belongs to.' };

/** The events of a session, each with the session that it belongs to. */
const EVENTS_OF_SESSIONS: Record<string, StreamEvent> = Object.fromEntries(
  Object.entries<StreamEvent>(SESSION_EVENTS).map(([name, { added, ...event }]) => [
    name,
    {
      ...event,
      added: {
        properties: { session_id: sessionId, ...added?.properties },
        required: ['session_id', ...(added?.required ?? [])],
      },
    },
  ]),
);
const ANY_EVENT = `(${Object.keys(SESSION_EVENTS).join('|')})`;

export const SESSIONS_STREAM = {
  description: `${WIRE_FORMAT} The events of each session, in the order of its own stream:\n\n${listOfEvents(EVENTS_OF_SESSIONS)}`,
  content: eventStream({ events: EVENTS_OF_SESSIONS, order: `^${ANY_EVENT}( ${ANY_EVENT})*$` }),
};

/** What a failed answer is outside a stream. */
export const PROVIDER_ERRORS = [
  'provider_misconfigured',
  'provider_error',
  'provider_rate_limited',
  'provider_timeout',
] as const;

/** What can be wrong with a request that starts a turn, or waits for one. */
export const TURN_ERRORS = [
  'not_found',
  'turn_in_progress',
  'shutting_down',
  'interrupted',
  'deleted',
  ...PROVIDER_ERRORS,
] as const;
