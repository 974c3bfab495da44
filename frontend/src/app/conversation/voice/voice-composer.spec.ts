import { TestBed } from '@angular/core/testing';
import { Announcer } from '../../ui/announcer';
import { pass, turn, VoiceBooth } from '../testing/voice-booth';

let booth: VoiceBooth;

beforeEach(() => (booth = new VoiceBooth()));
afterEach(() => booth.close());

describe('A spoken message', () => {
  it('goes from the microphone over upload and writing down to the conversation', async () => {
    await booth.speak(2000);
    expect(booth.voice.phase()).toMatchObject({ kind: 'recording' });
    booth.voice.send();
    await pass(50);
    expect(booth.microphone.openNow).toBe(0);
    booth.upload().signals.next({ kind: 'uploading', share: 0.5 });
    expect(booth.voice.phase()).toMatchObject({ kind: 'uploading', share: 0.5 });
    booth.upload().signals.next({ kind: 'uploaded' });
    expect(booth.voice.phase().kind).toBe('transcribing');
    expect(TestBed.inject(Announcer).polite()).toBe('Writing down what you said');
    booth.upload().signals.next({ kind: 'understood', outcome: turn });
    booth.upload().signals.complete();
    await pass(0);
    expect(booth.voice.phase().kind).toBe('idle');
    expect(booth.begun).toEqual(['s1']);
  });

  it('is sent when the button that was held is let go', async () => {
    booth.voice.down();
    await booth.asked();
    await pass(1500);
    booth.voice.up();
    await pass(50);
    expect(booth.uploads).toHaveLength(1);
  });

  it('waits to be heard and sent when it was stopped with a tap', async () => {
    await booth.speak(1500);
    booth.voice.toggle();
    await pass(0);
    expect(booth.voice.phase()).toMatchObject({ kind: 'review', reason: 'stopped' });
    expect(booth.uploads).toEqual([]);
  });

  it('waits while the session still answers', async () => {
    await booth.speak(1500);
    booth.replying.set(true);
    booth.voice.send();
    await pass(0);
    expect(booth.voice.phase().kind).toBe('review');
  });

  it('is thrown away by cancelling, and the microphone is closed', async () => {
    await booth.speak(1500);
    expect(booth.voice.cancel()).toBe(true);
    expect(booth.voice.phase().kind).toBe('idle');
    expect(booth.microphone.openNow).toBe(0);
    expect(booth.voice.cancel()).toBe(false);
  });

  it('says at the start how long it may be, and warns twice', async () => {
    const said: string[] = [];
    jest.spyOn(TestBed.inject(Announcer), 'say').mockImplementation((text) => said.push(text));
    await booth.speak(119_900);
    expect(said).toEqual([
      'Recording. At most 2 minutes.',
      '20 seconds left',
      '5 seconds left',
      'Stopped at 2 minutes. Listen to it, send it or discard it.',
    ]);
    expect(booth.voice.phase()).toMatchObject({ kind: 'review', reason: 'limit' });
    expect(booth.uploads).toEqual([]);
  });

  it('opens one microphone only when it is begun, cancelled and begun again at once', async () => {
    booth.voice.toggle();
    booth.voice.cancel();
    await booth.speak(1500);
    expect(booth.microphone.openNow).toBe(1);
    booth.voice.cancel();
    expect(booth.microphone.openNow).toBe(0);
  });

  it('is not sent by a press that is taken away, but waits', async () => {
    booth.voice.down();
    await booth.asked();
    await pass(1500);
    booth.voice.interrupt();
    await pass(50);
    expect(booth.voice.phase().kind).toBe('review');
    expect(booth.uploads).toEqual([]);
  });
});
