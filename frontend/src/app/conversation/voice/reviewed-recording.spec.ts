import { TestBed } from '@angular/core/testing';
import { Drafts } from '../../core/browser/drafts';
import { ReviewTranscript } from './review-transcript';
import { pass, VoiceBooth } from '../testing/voice-booth';

let booth: VoiceBooth;

beforeEach(() => (booth = new VoiceBooth()));
afterEach(() => booth.close());

describe('A spoken message that is read before it is sent', () => {
  beforeEach(() => TestBed.inject(ReviewTranscript).switch(true));

  it('comes to stand behind what is written already, with its recording', async () => {
    TestBed.inject(Drafts).write('s1', { text: 'Dear Atlas,', key: null, after: null });
    await booth.sayAndSend();
    booth.written[0]?.signals.next({ kind: 'uploaded' });
    booth.written[0]?.signals.next({
      kind: 'understood',
      outcome: { id: 'r1', content: 'good mourning', duration_ms: 1500, expires_at: '' },
    });
    await pass(0);
    expect(booth.voice.phase()).toMatchObject({ kind: 'words', recordingId: 'r1' });
    expect(TestBed.inject(Drafts).read('s1').text).toBe('Dear Atlas, good mourning');
    expect(booth.uploads).toEqual([]);
    booth.voice.detach('s1');
    expect(booth.voice.phase().kind).toBe('idle');
  });

  it('can be given up while it is written down', async () => {
    await booth.sayAndSend();
    booth.written[0]?.signals.next({ kind: 'uploaded' });
    booth.breakOff();
    await pass(0);
    expect(booth.written[0]?.signals.observed).toBe(false);
    expect(booth.voice.phase().kind).toBe('review');
  });
});
