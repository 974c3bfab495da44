import type { Message } from '../../core/api/api-schemas';
import { answerIn, detail, message, play, question, session, snapshot, token, turnEvent } from '../testing/turn-events';
import { emptyTranscript, type Transcript, withDetail } from './transcript';

describe('An answer that is continued', () => {
  it('grows behind its text when it was stopped, and starts over when it had failed', () => {
    const again = turnEvent('turn', 0, { user_message: question, assistant_message_id: 'm2' }, 't2');
    const from = (answer: Message): Transcript => withDetail(emptyTranscript, detail([question, answer]));

    const stopped = from(message('m2', { content: 'Half', status: 'stopped' }));
    const failed = from(message('m2', { content: 'Sorry.', status: 'failed' }));

    expect(answerIn(play([again, token(1, ' and half', 't2')], stopped))?.content).toBe('Half and half');
    expect(answerIn(play([again, token(1, 'Whole', 't2')], failed))?.content).toBe('Whole');
  });

  it('drops how it ended, and its audio', () => {
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
});
