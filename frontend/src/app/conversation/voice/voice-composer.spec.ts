import { TestBed } from '@angular/core/testing';
import { Announcer } from '../../ui/announcer';
import { pass, turn, VoiceHarness } from '../testing/voice-harness';

let harness: VoiceHarness;

beforeEach(() => (harness = new VoiceHarness()));
afterEach(() => harness.close());

describe('A spoken message', () => {
  it('is recorded, uploaded, transcribed and added to the conversation', async () => {
    await harness.speak(2000);
    expect(harness.voice.phase()).toMatchObject({ kind: 'recording' });
    harness.voice.send();
    await pass(50);
    expect(harness.microphone.openNow).toBe(0);
    harness.upload().signals.next({ kind: 'uploading', share: 0.5 });
    expect(harness.voice.phase()).toMatchObject({ kind: 'uploading', share: 0.5 });
    harness.upload().signals.next({ kind: 'uploaded' });
    expect(harness.voice.phase().kind).toBe('transcribing');
    expect(TestBed.inject(Announcer).polite()).toBe('Transcribing…');
    harness.upload().signals.next({ kind: 'response', body: turn });
    harness.upload().signals.complete();
    await pass(0);
    expect(harness.voice.phase().kind).toBe('idle');
    expect(harness.started).toEqual(['s1']);
  });

  it('is sent when the button is released', async () => {
    harness.voice.down();
    await harness.asked();
    await pass(1500);
    harness.voice.up();
    await pass(50);
    expect(harness.uploads).toHaveLength(1);
  });

  it('can be reviewed and sent after it was stopped with a tap', async () => {
    await harness.speak(1500);
    harness.voice.toggle();
    await pass(0);
    expect(harness.voice.phase()).toMatchObject({ kind: 'review', reason: 'stopped' });
    expect(harness.uploads).toEqual([]);
  });

  it('is not sent while the session still replies', async () => {
    await harness.speak(1500);
    harness.replying.set(true);
    harness.voice.send();
    await pass(0);
    expect(harness.voice.phase().kind).toBe('review');
  });

  it('is discarded by cancelling, and the microphone is closed', async () => {
    await harness.speak(1500);
    expect(harness.voice.cancel()).toBe(true);
    expect(harness.voice.phase().kind).toBe('idle');
    expect(harness.microphone.openNow).toBe(0);
    expect(harness.voice.cancel()).toBe(false);
  });

  it('announces its limit at the start, and warns twice', async () => {
    const said: string[] = [];
    jest.spyOn(TestBed.inject(Announcer), 'say').mockImplementation((text) => said.push(text));
    await harness.speak(119_900);
    expect(said).toEqual([
      'Recording. At most 2 minutes.',
      '20 seconds left',
      '5 seconds left',
      'Stopped at 2 minutes. Listen to it, send it or discard it.',
    ]);
    expect(harness.voice.phase()).toMatchObject({ kind: 'review', reason: 'limit' });
    expect(harness.uploads).toEqual([]);
  });

  it('opens one microphone only when it is started, cancelled and started again at once', async () => {
    harness.voice.toggle();
    harness.voice.cancel();
    await harness.speak(1500);
    expect(harness.microphone.openNow).toBe(1);
    harness.voice.cancel();
    expect(harness.microphone.openNow).toBe(0);
  });

  it('is not sent by a press that is interrupted, but can be reviewed', async () => {
    harness.voice.down();
    await harness.asked();
    await pass(1500);
    harness.voice.interrupt();
    await pass(50);
    expect(harness.voice.phase().kind).toBe('review');
    expect(harness.uploads).toEqual([]);
  });
});
