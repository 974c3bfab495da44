import { TestBed } from '@angular/core/testing';
import { PlayingNow } from './playing-now';
import { type Clip, AudioOutput } from './audio-output';
import { SpeechQueue } from './speech-queue';

interface Started {
  readonly url: string;
  readonly at: number;
  readonly ended: () => void;
  stopped: boolean;
}

/** A loudspeaker on a clock of its own; files arrive when the test says so. Each lasts two seconds. */
class FakeOutput {
  time = 10;
  awake = true;
  readonly asked: string[] = [];
  readonly played: Started[] = [];
  private readonly arriving = new Map<string, (clip: Clip | null) => void>();

  now(): number {
    return this.time;
  }

  async wake(): Promise<boolean> {
    return this.awake;
  }

  peak(): number {
    return 0.5;
  }

  load(url: string): Promise<Clip> {
    this.asked.push(url);
    return new Promise((resolve, reject) => {
      this.arriving.set(url, (clip) => (clip ? resolve(clip) : reject(new Error('gone'))));
    });
  }

  play(clip: Clip, at: number, ended: () => void): { stop(): void } {
    const started = { url: (clip as unknown as { url: string }).url, at, ended, stopped: false };
    this.played.push(started);
    return { stop: () => (started.stopped = true) };
  }

  async arrives(url: string, whole = true): Promise<void> {
    this.arriving.get(url)?.(whole ? ({ durationSeconds: 2, url } as unknown as Clip) : null);
    await settled();
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

let output: FakeOutput;
let queue: SpeechQueue;

beforeEach(() => {
  output = new FakeOutput();
  TestBed.configureTestingModule({ providers: [{ provide: AudioOutput, useValue: output }] });
  queue = TestBed.inject(SpeechQueue);
});

describe('A spoken reply', () => {
  it('begins with its first sentence and goes on without a gap, whatever arrives first', async () => {
    for (const url of ['one', 'two', 'three']) queue.say('t1', url);
    await output.arrives('two');
    expect(output.played).toEqual([]);
    await output.arrives('one');
    await output.arrives('three');

    expect(output.played.map(({ url }) => url)).toEqual(['one', 'two', 'three']);
    const [first, second, third] = output.played.map(({ at }) => at);
    expect(first).toBeCloseTo(10.02);
    expect(second).toBeCloseTo(12.02);
    expect(third).toBeCloseTo(14.02);
    expect(queue.state()).toEqual({ kind: 'speaking', of: 't1', sentence: 0 });
  });

  it('stays silent once something else began to play, also when more of it arrives', async () => {
    queue.say('t1', 'one');
    await output.arrives('one');
    let interrupted = false;
    TestBed.inject(PlayingNow).take(() => (interrupted = true));
    queue.say('t1', 'two');
    await output.arrives('two');
    expect(output.played.map(({ url }) => url)).toEqual(['one']);
    expect(interrupted).toBe(false);
    queue.say('t2', 'three');
    await output.arrives('three');
    expect(output.played.map(({ url }) => url)).toEqual(['one', 'three']);
  });

  it('fetches three sentences ahead and no more', async () => {
    for (const url of ['1', '2', '3', '4', '5']) queue.say('t1', url);
    await settled();
    expect(output.asked).toEqual(['1', '2', '3']);
    await output.arrives('1');
    output.played[0]?.ended();
    expect(output.asked).toEqual(['1', '2', '3', '4']);
  });

  it('is silent between a sentence and a late next one, which then is said at once', async () => {
    queue.say('t1', 'one');
    await output.arrives('one');
    output.time = 20;
    output.played[0]?.ended();
    expect(queue.state().kind).toBe('silent');

    queue.say('t1', 'two');
    await output.arrives('two');
    expect(output.played[1]?.at).toBeCloseTo(20.02);
    expect(queue.state()).toEqual({ kind: 'speaking', of: 't1', sentence: 1 });
  });

  it('stops at once, with everything that was waiting', async () => {
    for (const url of ['one', 'two', 'three', 'four']) queue.say('t1', url);
    await output.arrives('one');
    queue.stop();
    await output.arrives('two');

    expect(output.played.map(({ url, stopped }) => [url, stopped])).toEqual([['one', true]]);
    expect(queue.state().kind).toBe('silent');
    expect(queue.peak()).toBe(0);
  });

  it('gives way to the reply after it, and to anything else that plays', async () => {
    queue.say('t1', 'one');
    await output.arrives('one');
    queue.say('t2', 'two');
    await output.arrives('two');
    expect(output.played.map(({ stopped }) => stopped)).toEqual([true, false]);

    TestBed.inject(PlayingNow).take(() => undefined);
    expect(output.played[1]?.stopped).toBe(true);
  });

  it('leaves out a sentence that cannot be fetched, and says so', async () => {
    queue.say('t1', 'one');
    queue.say('t1', 'two');
    await output.arrives('one', false);
    await output.arrives('two');
    expect(output.played.map(({ url }) => url)).toEqual(['two']);
    expect(queue.leftOut()).toBe(1);
  });

  it('waits for a click or a key where the browser keeps sound back, then begins', async () => {
    output.awake = false;
    queue.say('t1', 'one');
    await output.arrives('one');
    expect(queue.state()).toEqual({ kind: 'held', of: 't1', sentence: 0 });
    expect(output.played).toEqual([]);

    output.awake = true;
    document.dispatchEvent(new Event('pointerdown'));
    await settled();
    expect(output.played.map(({ url }) => url)).toEqual(['one']);
    expect(queue.state().kind).toBe('speaking');
  });
});
