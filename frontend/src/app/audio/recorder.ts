import { inject, Injectable } from '@angular/core';
import { from, ignoreElements, interval, map, merge, Observable, switchMap, take, takeWhile, tap } from 'rxjs';
import { Microphone, type OpenMicrophone } from './microphone';
import { type TimeLeft, timeLeft } from './recording-limit';
import { problemOf, RecordingProblem } from './recording-problem';
import { SILENT_PEAK } from './audio-level';

const TICK_MS = 50;
/** Shorter than this was a slip. */
const SHORTEST_MS = 700;
/** The recorder runs on a little after it was told to stop; the server counts that too. */
const MARGIN_MS = 300;

export interface Recording {
  readonly blob: Blob;
  readonly durationMs: number;
  /** Loudness over time, 0 to 100. */
  readonly peaks: readonly number[];
}

export type RecorderEvent =
  | { readonly kind: 'recording'; readonly elapsedMs: number; readonly peak: number | null; readonly left: TimeLeft }
  | { readonly kind: 'recorded'; readonly recording: Recording; readonly reason: RecordingEnd };

/** Who ended it: the person, the limit, or the device that was unplugged. */
export type RecordingEnd = 'stopped' | 'limit' | 'lost';

export interface RecordingOptions {
  readonly limitSeconds: number;
  readonly deviceId: string | null;
  /** Its first value ends the recording. */
  readonly stop$: Observable<unknown>;
}

/** Records speech. */
@Injectable({ providedIn: 'root' })
export class Recorder {
  private readonly microphone = inject(Microphone);

  /**
   * Opens the microphone and records for as long as somebody is subscribed: letting go cancels and frees the device.
   * Ends with `recorded`, or fails with a `RecordingProblem`.
   */
  record(options: RecordingOptions): Observable<RecorderEvent> {
    return new Observable<OpenMicrophone>((subscriber) => {
      let open: OpenMicrophone | null = null;
      this.microphone.open(options.deviceId).then(
        (microphone) => {
          open = microphone;
          if (subscriber.closed) microphone.close();
          else subscriber.next(microphone);
        },
        (error: unknown) => subscriber.error(problemOf(error)),
      );
      return () => open?.close();
    }).pipe(
      switchMap((microphone) => this.recordWith(microphone, options)),
      takeWhile(({ kind }) => kind !== 'recorded', true),
    );
  }

  private recordWith(microphone: OpenMicrophone, options: RecordingOptions): Observable<RecorderEvent> {
    const startedAt = performance.now();
    const limitMs = options.limitSeconds * 1000;
    const elapsed = (): number => Math.min(performance.now() - startedAt, limitMs);
    let reason: RecordingEnd = 'lost';
    const peaks: number[] = [];
    let endedMs: number | null = null;

    const finish = (why: RecordingEnd): void => {
      if (endedMs !== null) return;
      reason = why;
      endedMs = elapsed();
      microphone.finish();
    };
    const measure = (): RecorderEvent => {
      const peak = microphone.peak();
      if (peak !== null) peaks.push(peak);
      return { kind: 'recording', elapsedMs: elapsed(), peak, left: timeLeft(elapsed(), limitMs) };
    };
    const recorded$ = from(microphone.recorded).pipe(
      map((blob): RecorderEvent => {
        const durationMs = endedMs ?? elapsed();
        return { kind: 'recorded', recording: checked({ blob, durationMs, peaks }, microphone.deviceName), reason };
      }),
    );
    const ticks$ = interval(TICK_MS).pipe(
      map(measure),
      tap(() => {
        if (performance.now() - startedAt >= limitMs - MARGIN_MS) finish('limit');
      }),
    );
    const stopped$ = options.stop$.pipe(
      take(1),
      tap(() => finish('stopped')),
      ignoreElements(),
    );
    return merge(stopped$, ticks$, recorded$);
  }
}

/** With its peaks relative to the loudest one. Fails with a `RecordingProblem` when there is nothing to hear in it. */
function checked({ blob, durationMs, peaks }: Recording, deviceName: string | null): Recording {
  if (durationMs < SHORTEST_MS) throw new RecordingProblem('too_short');
  const loudest = Math.max(...peaks);
  if (peaks.length > 0 && loudest < SILENT_PEAK) throw new RecordingProblem('silence', deviceName);
  return { blob, durationMs, peaks: peaks.map((peak) => Math.round((peak / loudest) * 100)) };
}
