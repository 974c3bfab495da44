import { detail, message, play, question, snapshot, started, token, turnEvent, answerIn } from '../testing/turn-events';
import { emptyTranscript, withDetail } from './transcript';

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

  it('continues after a reconnect where the snapshot ends, without a gap or a repeat', () => {
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

  it('does not start a turn again when the response to its own request follows its end on the feed', () => {
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

  it('does not start a turn again whose end was loaded before', () => {
    const final = message('m2', { content: 'Yes.', turn_id: 't1' });
    const transcript = play([started], withDetail(emptyTranscript, detail([question, final])));

    expect(transcript.active).toBeNull();
    expect(answerIn(transcript)).toEqual(final);
  });

  it('follows the title', () => {
    const open = withDetail(emptyTranscript, detail([question]));

    expect(play([turnEvent('title', 4, { title: 'A greeting' })], open).session?.title).toBe('A greeting');
  });
});
