import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { pass, turn, VoiceHarness } from '../testing/voice-harness';
import { ChosenMicrophone } from './chosen-microphone';
import { VoiceComposer } from './voice-composer';
import { VoiceDelivery } from './voice-delivery';

let harness: VoiceHarness;

beforeEach(() => (harness = new VoiceHarness()));
afterEach(() => harness.close());

describe('A spoken message whose session or page is left', () => {
  it('stays where it was made when another session is opened', async () => {
    await harness.speak(1500);
    harness.show('s2');
    await pass(0);
    expect(harness.voice.phase().kind).toBe('idle');
    expect(harness.microphone.openNow).toBe(0);
    harness.show('s1');
    expect(harness.voice.phase().kind).toBe('review');
  });

  it('does not start in a session that was left before the microphone was allowed', async () => {
    let allow = (): void => undefined;
    harness.microphone.answered = new Promise((resolve) => (allow = resolve));
    harness.voice.toggle();
    await pass(50);
    harness.show('s2');
    allow();
    await pass(1000);
    expect(harness.microphone.openNow).toBe(0);
    harness.show('s1');
    expect(harness.voice.phase().kind).toBe('idle');
  });

  it('is cancelled alone when another session sends one too', async () => {
    await harness.sayAndSend();
    harness.show('s2');
    harness.home = 's2';
    await harness.sayAndSend();
    harness.show('s1');
    harness.cancelUpload();
    await pass(0);
    expect(harness.uploads.map(({ signals }) => signals.observed)).toEqual([false, true]);
  });

  it('is there again when the page is left and opened again', async () => {
    const page = () =>
      createEnvironmentInjector([ChosenMicrophone, VoiceComposer, VoiceDelivery], TestBed.inject(EnvironmentInjector));
    const left = page();
    harness.voice = left.get(VoiceComposer);
    harness.show('s1');
    await harness.speak(1500);
    left.destroy();
    await pass(50);
    expect(harness.microphone.openNow).toBe(0);

    const back = page();
    harness.voice = back.get(VoiceComposer);
    harness.show('s1');
    expect(harness.voice.phase().kind).toBe('review');
    harness.voice.send();
    await pass(50);
    back.destroy();
    harness.upload().signals.next({ kind: 'response', body: turn });
    await pass(0);
    expect(harness.started).toEqual(['s1']);
  });

  it('makes the browser ask before the app is closed while it is only in this browser', async () => {
    const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(asks()).toBe(false);
    await harness.speak(1500);
    expect(asks()).toBe(true);
    harness.voice.toggle();
    await pass(0);
    harness.show('s2');
    expect(asks()).toBe(true);
    harness.show('s1');
    harness.voice.discard();
    expect(asks()).toBe(false);
  });
});
