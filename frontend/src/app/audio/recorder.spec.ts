import { TestBed } from '@angular/core/testing';
import { Subject, type Subscription } from 'rxjs';
import { Microphone, type OpenMicrophone } from './microphone';
import { Recorder, type RecorderEvent } from './recorder';
import { RecordingProblem } from './recording-problem';

/** A microphone that hears what the test says, as loud as it says. */
class FakeMicrophone {
  peak: number | null = 0.4;
  open = 0;
  refusal: Error | null = null;
  unplug: () => void = () => undefined;

  async connect(): Promise<OpenMicrophone> {
    if (this.refusal) throw this.refusal;
    this.open += 1;
    let finish = (): void => undefined;
    const recorded = new Promise<Blob>((resolve) => {
      finish = () => resolve(new Blob(['sound'], { type: 'audio/webm' }));
    });
    this.unplug = finish;
    return {
      deviceName: 'Desk microphone',
      finish,
      recorded,
      peak: () => this.peak,
      close: () => (this.open -= 1),
    };
  }
}

let microphone: FakeMicrophone;
let events: RecorderEvent[];
let problem: unknown;
let stop$: Subject<void>;

function record(limitSeconds = 120): Subscription {
  const recorder = TestBed.inject(Recorder);
  return recorder.record({ limitSeconds, deviceId: null, stop$ }).subscribe({
    next: (event) => events.push(event),
    error: (error: unknown) => (problem = error),
  });
}

beforeEach(() => {
  jest.useFakeTimers();
  microphone = new FakeMicrophone();
  events = [];
  problem = null;
  stop$ = new Subject();
  TestBed.configureTestingModule({
    providers: [{ provide: Microphone, useValue: { open: () => microphone.connect() } }],
  });
});

afterEach(() => jest.useRealTimers());

describe('A recording', () => {
  it('tells its length and level while it runs, and is whole when it is stopped', async () => {
    record();
    await jest.advanceTimersByTimeAsync(2000);
    expect(events.at(-1)).toMatchObject({ kind: 'recording', elapsedMs: 2000, peak: 0.4, left: { warning: 0 } });

    stop$.next();
    await jest.advanceTimersByTimeAsync(0);
    expect(events.at(-1)).toMatchObject({
      kind: 'recorded',
      reason: 'stopped',
      recording: { durationMs: 2000, blob: { type: 'audio/webm' } },
    });
    expect(microphone.open).toBe(0);
  });

  it('warns before its limit and ends by itself there', async () => {
    record(6);
    await jest.advanceTimersByTimeAsync(4000);
    expect(events.at(-1)).toMatchObject({ left: { warning: 1, seconds: 2 } });
    await jest.advanceTimersByTimeAsync(2000);
    expect(events.at(-1)).toMatchObject({ kind: 'recorded', reason: 'limit' });
    expect(microphone.open).toBe(0);
  });

  it('keeps what it has when the microphone is unplugged', async () => {
    record();
    await jest.advanceTimersByTimeAsync(3000);
    microphone.unplug();
    await jest.advanceTimersByTimeAsync(0);
    expect(events.at(-1)).toMatchObject({ kind: 'recorded', reason: 'lost', recording: { durationMs: 3000 } });
  });

  it('leaves no microphone open when it is cancelled, also before it was opened', async () => {
    record().unsubscribe();
    await jest.advanceTimersByTimeAsync(0);
    expect(microphone.open).toBe(0);

    const second = record();
    await jest.advanceTimersByTimeAsync(1000);
    expect(microphone.open).toBe(1);
    second.unsubscribe();
    expect(microphone.open).toBe(0);
    expect(events.some(({ kind }) => kind === 'recorded')).toBe(false);
  });

  it('that is only a slip says how to record', async () => {
    record();
    await jest.advanceTimersByTimeAsync(600);
    stop$.next();
    await jest.advanceTimersByTimeAsync(0);
    expect(problem).toEqual(new RecordingProblem('too_short'));
    expect(microphone.open).toBe(0);
  });

  it('of nothing names the microphone that heard nothing', async () => {
    microphone.peak = 0.0005;
    record();
    await jest.advanceTimersByTimeAsync(1000);
    stop$.next();
    await jest.advanceTimersByTimeAsync(0);
    expect(String(problem)).toContain('No sound was picked up from Desk microphone.');
  });

  it('is not called silent when the browser does not tell the level', async () => {
    microphone.peak = null;
    record();
    await jest.advanceTimersByTimeAsync(1000);
    stop$.next();
    await jest.advanceTimersByTimeAsync(0);
    expect(events.at(-1)).toMatchObject({ kind: 'recorded' });
  });

  it('that may not begin says why', async () => {
    microphone.refusal = new DOMException('', 'NotAllowedError');
    record();
    await jest.advanceTimersByTimeAsync(0);
    expect(problem).toEqual(new RecordingProblem('blocked'));
  });
});
