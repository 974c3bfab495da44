import { TestBed } from '@angular/core/testing';
import { Drafts } from '../../core/browser/drafts';
import { ReviewTranscript } from './review-transcript';
import { pass, VoiceHarness } from '../testing/voice-harness';

let harness: VoiceHarness;

beforeEach(() => (harness = new VoiceHarness()));
afterEach(() => harness.close());

describe('A spoken message that is reviewed before it is sent', () => {
  beforeEach(() => TestBed.inject(ReviewTranscript).switch(true));

  it('is appended to the draft as a transcript, with its recording', async () => {
    TestBed.inject(Drafts).write('s1', { text: 'Dear Atlas,', key: null, after: null });
    await harness.sayAndSend();
    harness.transcribed[0]?.signals.next({ kind: 'uploaded' });
    harness.transcribed[0]?.signals.next({
      kind: 'response',
      body: { id: 'r1', content: 'good mourning', duration_ms: 1500, expires_at: '' },
    });
    await pass(0);
    expect(harness.voice.phase()).toMatchObject({ kind: 'transcript', recordingId: 'r1' });
    expect(TestBed.inject(Drafts).read('s1').text).toBe('Dear Atlas, good mourning');
    expect(harness.uploads).toEqual([]);
    harness.voice.detach('s1');
    expect(harness.voice.phase().kind).toBe('idle');
  });

  it('can be cancelled while it is transcribed', async () => {
    await harness.sayAndSend();
    harness.transcribed[0]?.signals.next({ kind: 'uploaded' });
    harness.cancelUpload();
    await pass(0);
    expect(harness.transcribed[0]?.signals.observed).toBe(false);
    expect(harness.voice.phase().kind).toBe('review');
  });
});
