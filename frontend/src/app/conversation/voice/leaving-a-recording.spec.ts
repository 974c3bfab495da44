import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { pass, turn, VoiceBooth } from '../testing/voice-booth';
import { VoiceComposer } from './voice-composer';
import { VoiceDelivery } from './voice-delivery';

let booth: VoiceBooth;

beforeEach(() => (booth = new VoiceBooth()));
afterEach(() => booth.close());

describe('A spoken message whose session or page is left', () => {
  it('stays where it was made when another session is opened', async () => {
    await booth.speak(1500);
    booth.voice.show('s2');
    await pass(0);
    expect(booth.voice.phase().kind).toBe('idle');
    expect(booth.microphone.openNow).toBe(0);
    booth.voice.show('s1');
    expect(booth.voice.phase().kind).toBe('review');
  });

  it('does not begin in a session that was left before the microphone was allowed', async () => {
    let allow = (): void => undefined;
    booth.microphone.answered = new Promise((resolve) => (allow = resolve));
    booth.voice.toggle();
    await pass(50);
    booth.voice.show('s2');
    allow();
    await pass(1000);
    expect(booth.microphone.openNow).toBe(0);
    booth.voice.show('s1');
    expect(booth.voice.phase().kind).toBe('idle');
  });

  it('is broken off alone when another session sends one too', async () => {
    await booth.sayAndSend();
    booth.voice.show('s2');
    booth.home = 's2';
    await booth.sayAndSend();
    booth.voice.show('s1');
    booth.breakOff();
    await pass(0);
    expect(booth.uploads.map(({ signals }) => signals.observed)).toEqual([false, true]);
  });

  it('waits for whoever leaves the page and comes back', async () => {
    const page = () => createEnvironmentInjector([VoiceComposer, VoiceDelivery], TestBed.inject(EnvironmentInjector));
    const left = page();
    booth.voice = left.get(VoiceComposer);
    booth.voice.show('s1');
    await booth.speak(1500);
    left.destroy();
    await pass(50);
    expect(booth.microphone.openNow).toBe(0);

    const back = page();
    booth.voice = back.get(VoiceComposer);
    booth.voice.show('s1');
    expect(booth.voice.phase().kind).toBe('review');
    booth.voice.send();
    await pass(50);
    back.destroy();
    booth.upload().signals.next({ kind: 'understood', outcome: turn });
    await pass(0);
    expect(booth.begun).toEqual(['s1']);
  });

  it('makes the browser ask before the app is closed, as long as it is in this browser only', async () => {
    const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(asks()).toBe(false);
    await booth.speak(1500);
    expect(asks()).toBe(true);
    booth.voice.toggle();
    await pass(0);
    booth.voice.show('s2');
    expect(asks()).toBe(true);
    booth.voice.show('s1');
    booth.voice.discard();
    expect(asks()).toBe(false);
  });
});
