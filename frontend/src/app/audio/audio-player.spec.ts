import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { AudioPlayer } from './audio-player';

let plays: string[];

async function player(inputs: Record<string, unknown> = {}): Promise<ComponentFixture<AudioPlayer>> {
  const fixture = TestBed.createComponent(AudioPlayer);
  const all = { url: '/api/audio/tts/one.mp3', name: 'Spoken reply', durationMs: 20_000, ...inputs };
  for (const [name, value] of Object.entries(all)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture;
}

function find<T extends HTMLElement>(fixture: ComponentFixture<AudioPlayer>, selector: string): T {
  return (fixture.nativeElement as HTMLElement).querySelector(selector) as T;
}

async function press(fixture: ComponentFixture<AudioPlayer>, key: string): Promise<void> {
  find(fixture, '[role=slider]').dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  await fixture.whenStable();
}

// jsdom plays nothing: its media elements get the two verbs that browsers have.
beforeEach(() => {
  plays = [];
  const playing = new WeakSet<HTMLMediaElement>();
  Object.defineProperty(HTMLMediaElement.prototype, 'paused', {
    configurable: true,
    get(this: HTMLMediaElement) {
      return !playing.has(this);
    },
  });
  HTMLMediaElement.prototype.play = async function (this: HTMLMediaElement) {
    plays.push(this.src);
    playing.add(this);
    this.dispatchEvent(new Event('play'));
  };
  HTMLMediaElement.prototype.pause = function (this: HTMLMediaElement) {
    playing.delete(this);
    this.dispatchEvent(new Event('pause'));
  };
});

describe('The audio player', () => {
  it('fetches nothing before somebody points at it, and plays when asked', async () => {
    const fixture = await player();
    expect(find<HTMLAudioElement>(fixture, 'audio').getAttribute('src')).toBeNull();
    find(fixture, 'button').click();
    await fixture.whenStable();
    expect(plays).toEqual(['http://localhost/api/audio/tts/one.mp3']);
    expect(find(fixture, 'button').getAttribute('aria-label')).toBe('Pause');
  });

  it('goes five seconds back and on with the arrows, and to both ends', async () => {
    const fixture = await player();
    const position = (): string | null => find(fixture, '[role=slider]').getAttribute('aria-valuetext');
    await press(fixture, 'ArrowRight');
    await press(fixture, 'ArrowRight');
    expect(position()).toBe('10 seconds of 20 seconds');
    await press(fixture, 'ArrowLeft');
    expect(position()).toBe('5 seconds of 20 seconds');
    await press(fixture, 'End');
    expect(position()).toBe('20 seconds of 20 seconds');
    await press(fixture, 'Home');
    expect(position()).toBe('0 seconds of 20 seconds');
  });

  it('speaks faster in steps and at last as before', async () => {
    const fixture = await player();
    const button = find(fixture, '[title=Speed]');
    const speeds: (string | undefined)[] = [];
    for (let i = 0; i < 4; i++) {
      button.click();
      await fixture.whenStable();
      speeds.push(button.textContent?.trim());
    }
    expect(speeds).toEqual(['1.25×', '1.5×', '2×', '1×']);
  });

  it('is silent as soon as another one plays', async () => {
    const one = await player();
    const two = await player({ url: '/api/audio/tts/two.mp3' });
    find(one, 'button').click();
    find(two, 'button').click();
    await one.whenStable();
    expect(find(one, 'button').getAttribute('aria-label')).toBe('Play');
    expect(find<HTMLAudioElement>(two, 'audio').paused).toBe(false);
  });

  it('begins by itself once when somebody has just asked for it', async () => {
    await player({ autoplay: true });
    expect(plays).toHaveLength(1);
  });

  it('hides and shows the words only where there are some to hide', async () => {
    expect(find(await player(), '[aria-label=Transcript]')).toBeNull();
    const fixture = await player({ transcript: true });
    const button = find(fixture, '[aria-label=Transcript]');
    button.click();
    await fixture.whenStable();
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(fixture.componentInstance.transcript()).toBe(false);
  });
});
