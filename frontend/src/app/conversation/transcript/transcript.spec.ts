import type { Message, Session, SessionDetail } from '../../core/api/api-schemas';
import type { ServerEvent } from '../../core/api/sse';
import { emptyTranscript, isStale, type Transcript, withDetail, withOlder } from './transcript';
import { withEvent } from './transcript-events';

const session: Session = {
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

function message(id: string, change: Partial<Message> = {}): Message {
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

const question = message('m1', { role: 'user', content: 'Hello?', finish_reason: null });

function detail(messages: Message[], change: Partial<SessionDetail> = {}): SessionDetail {
  return {
    ...session,
    agent: {} as SessionDetail['agent'],
    messages,
    has_more: false,
    active_turn_id: null,
    ...change,
  };
}

function turnEvent(type: string, seq: number, data: object, turn = 't1'): ServerEvent {
  return { type, id: `${turn}:${seq}`, data: { ...data, turn_id: turn } };
}

const started = turnEvent('turn', 0, { user_message: question, assistant_message_id: 'm2' });
const token = (seq: number, content: string, turn = 't1'): ServerEvent => turnEvent('token', seq, { content }, turn);
const snapshot = (active: { content: string; seq: number } | null): ServerEvent => ({
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

function play(events: readonly ServerEvent[], from: Transcript = emptyTranscript): Transcript {
  return events.reduce(withEvent, from);
}

function answerIn(transcript: Transcript): Message | undefined {
  return transcript.messages.find(({ id }) => id === 'm2');
}

describe('A transcript', () => {
  it('grows by exactly the tokens of the stream', () => {
    const transcript = play([started, token(1, 'Good'), token(2, ' morning')]);

    expect(transcript.messages.map(({ content }) => content)).toEqual(['Hello?', 'Good morning']);
    expect(answerIn(transcript)?.status).toBe('streaming');
  });

  it('ignores an event that it has seen, whether from the feed or from its own request', () => {
    const transcript = play([started, started, token(1, 'Good'), token(1, 'Good'), started, token(2, ' day')]);

    expect(answerIn(transcript)?.content).toBe('Good day');
    expect(transcript.messages).toHaveLength(2);
  });

  it('knows the passages of an answer before its first word, and how long the search took', () => {
    const citations = [{ index: 1, document_id: 'd1', filename: 'Rules.pdf', page: 2, text: 'Leave is 27 days.' }];
    const found = { citations, documents_searched: 3, duration_ms: 1200 };
    const transcript = play([started, turnEvent('citations', 1, found)]);

    expect(answerIn(transcript)).toMatchObject({ citations, documents_searched: 3, search_duration_ms: 1200 });
    expect(answerIn(play([token(2, 'Hello')], transcript))).toMatchObject({ citations, content: 'Hello' });
  });

  it('takes no passages over from another turn', () => {
    const found = { citations: [{ index: 1 }], documents_searched: 3, duration_ms: 1200 };

    expect(answerIn(play([started, turnEvent('citations', 1, found, 't9')]))).toMatchObject({
      citations: [],
      documents_searched: 0,
      search_duration_ms: null,
    });
  });

  it('goes on after a reconnect where the snapshot ends, without a gap or a repeat', () => {
    const transcript = play([
      started,
      token(1, 'One '),
      token(2, 'two '),
      snapshot({ content: 'One two three ', seq: 3 }),
      token(3, 'three '),
      token(4, 'four'),
    ]);

    expect(answerIn(transcript)?.content).toBe('One two three four');
  });

  it('takes the final text from the end of the turn', () => {
    const final = message('m2', { content: 'Good morning.', turn_id: 't1' });
    const transcript = play([
      started,
      token(1, 'Good'),
      turnEvent('done', 2, {
        message_id: 'm2',
        full_content: 'Good morning.',
        message: final,
        usage: null,
        trace: [],
        notice: null,
      }),
      token(3, 'late'),
    ]);

    expect(answerIn(transcript)).toEqual(final);
    expect(transcript.active).toBeNull();
  });

  it('does not start a turn again when its own request is answered after the feed told the end', () => {
    const final = message('m2', { content: 'Yes.', turn_id: 't1' });
    const transcript = play([
      started,
      turnEvent('done', 1, {
        message_id: 'm2',
        full_content: 'Yes.',
        message: final,
        usage: null,
        trace: [],
        notice: null,
      }),
      started,
    ]);

    expect(transcript.active).toBeNull();
    expect(answerIn(transcript)?.status).toBe('complete');
  });

  it('takes the answer of a turn that broke as the server stored it', () => {
    const error = { code: 'provider_error' as const, detail: 'Nothing answers on http://models.', retry_at: null };
    const stored = message('m2', { content: 'Half', status: 'interrupted', turn_id: 't1', error });
    const failure = { ...error, error: 'Bad Gateway', message_id: 'm2', message: stored };

    expect(answerIn(play([started, token(1, 'Half'), turnEvent('error', 2, failure)]))).toEqual(stored);
  });

  it('keeps the text of a turn whose end could not be stored, and the reason', () => {
    const failure = { code: 'database_unavailable', detail: 'Not stored.', message_id: 'm2', message: null };

    expect(answerIn(play([started, token(1, 'Half'), turnEvent('error', 2, failure)]))).toMatchObject({
      content: 'Half',
      status: 'interrupted',
      error: { code: 'database_unavailable', detail: 'Not stored.', retry_at: null },
    });
  });

  it('does not begin a turn again whose end was read from the server before', () => {
    const final = message('m2', { content: 'Yes.', turn_id: 't1' });
    const transcript = play([started], withDetail(emptyTranscript, detail([question, final])));

    expect(transcript.active).toBeNull();
    expect(answerIn(transcript)).toEqual(final);
  });

  it('continues a stopped answer behind its text, and starts a failed one anew', () => {
    const again = turnEvent('turn', 0, { user_message: question, assistant_message_id: 'm2' }, 't2');
    const from = (answer: Message): Transcript => withDetail(emptyTranscript, detail([question, answer]));

    const stopped = from(message('m2', { content: 'Half', status: 'stopped' }));
    const failed = from(message('m2', { content: 'Sorry.', status: 'failed' }));

    expect(answerIn(play([again, token(1, ' and half', 't2')], stopped))?.content).toBe('Half and half');
    expect(answerIn(play([again, token(1, 'Whole', 't2')], failed))?.content).toBe('Whole');
  });

  it('forgets how an answer ended, and its audio, when it is continued', () => {
    const over = message('m2', {
      content: 'Half',
      status: 'interrupted',
      finish_reason: 'length',
      error: { code: 'provider_error', detail: 'Broken.', retry_at: null },
      tts_audio_url: '/api/audio/tts/half.mp3',
      audio_duration_ms: 900,
      audio_peaks: [1],
    });
    const open = withDetail(emptyTranscript, detail([question, over]));
    const again = turnEvent('turn', 0, { user_message: question, assistant_message_id: 'm2' }, 't2');
    const elsewhere = {
      ...snapshot(null),
      data: {
        session,
        active_turn: { turn_id: 't2', assistant_message_id: 'm2', content: 'Half', last_event_id: 't2:0' },
      },
    };

    for (const event of [again, elsewhere]) {
      expect(answerIn(play([event], open))).toMatchObject({
        content: 'Half',
        status: 'streaming',
        finish_reason: null,
        error: null,
        tts_audio_url: null,
        audio_duration_ms: null,
        audio_peaks: null,
      });
    }
  });

  it('follows the title', () => {
    const open = withDetail(emptyTranscript, detail([question]));

    expect(play([turnEvent('title', 4, { title: 'A greeting' })], open).session?.title).toBe('A greeting');
  });
});

describe('Messages read from the server', () => {
  it('keep the older pages that adjoin them', () => {
    const first = withOlder(withDetail(emptyTranscript, detail([message('m3')], { has_more: true })), {
      messages: [message('m1'), message('m2')],
      has_more: false,
      total_count: 3,
    });
    const again = withDetail(first, detail([message('m3'), message('m4')], { has_more: true }));

    expect(again.messages.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect(again.has_more).toBe(false);
  });

  it('replace what no longer adjoins them, so that no hole is hidden', () => {
    const before = withDetail(emptyTranscript, detail([message('m1')]));
    const after = withDetail(before, detail([message('m8'), message('m9')], { has_more: true }));

    expect(after.messages.map(({ id }) => id)).toEqual(['m8', 'm9']);
    expect(after.has_more).toBe(true);
  });

  it('are asked for again when a snapshot tells of a turn that ended while we were away', () => {
    const away = play([started, token(1, 'Half')], withDetail(emptyTranscript, detail([])));

    expect(isStale(away, { session, active_turn: null })).toBe(true);
    expect(isStale(withDetail(emptyTranscript, detail([question])), { session, active_turn: null })).toBe(false);
    expect(
      isStale(withDetail(emptyTranscript, detail([question])), {
        session: { ...session, message_count: 4 },
        active_turn: null,
      }),
    ).toBe(true);
  });
});
