import type { Message, Session, SessionDetail } from '../../core/api/api-schemas';
import type { ServerEvent } from '../../core/api/sse';
import { emptyTranscript, type Transcript } from '../transcript/transcript';
import { withEvent } from '../transcript/transcript-events';

export const session: Session = {
  id: 's1',
  agent_id: 'a1',
  title: null,
  title_source: 'auto',
  message_count: 2,
  last_message_preview: null,
  last_message_role: null,
  active_message_id: null,
  mode: { input: 'text', output: 'text' },
  created_at: '2026-11-18T10:00:00.000Z',
  updated_at: '2026-11-18T10:00:00.000Z',
};

export function message(id: string, change: Partial<Message> = {}): Message {
  return {
    id,
    session_id: 's1',
    parent_id: null,
    turn_id: 't0',
    role: 'assistant',
    content: '',
    status: 'complete',
    finish_reason: 'stop',
    error: null,
    usage: null,
    simulated: false,
    message_type: 'text',
    audio_url: null,
    tts_audio_url: null,
    audio_duration_ms: null,
    audio_peaks: null,
    citations: [],
    documents_searched: 0,
    search_duration_ms: null,
    created_at: '2026-11-18T10:00:00.000Z',
    ...change,
  };
}

export const question = message('m1', { role: 'user', content: 'Hello?', finish_reason: null });

export function detail(messages: Message[], change: Partial<SessionDetail> = {}): SessionDetail {
  return {
    ...session,
    agent: {} as SessionDetail['agent'],
    messages,
    has_more: false,
    active_turn_id: null,
    ...change,
  };
}

export function turnEvent(type: string, seq: number, data: object, turn = 't1'): ServerEvent {
  return { type, id: `${turn}:${seq}`, data: { ...data, turn_id: turn } };
}

export const started = turnEvent('turn', 0, { user_message: question, assistant_message_id: 'm2' });
export const token = (seq: number, content: string, turn = 't1'): ServerEvent =>
  turnEvent('token', seq, { content }, turn);
export const snapshot = (active: { content: string; seq: number } | null): ServerEvent => ({
  type: 'snapshot',
  id: null,
  data: {
    session,
    active_turn: active && {
      turn_id: 't1',
      assistant_message_id: 'm2',
      content: active.content,
      last_event_id: `t1:${active.seq}`,
    },
  },
});

export function play(events: readonly ServerEvent[], from: Transcript = emptyTranscript): Transcript {
  return events.reduce(withEvent, from);
}

export function answerIn(transcript: Transcript): Message | undefined {
  return transcript.messages.find(({ id }) => id === 'm2');
}
