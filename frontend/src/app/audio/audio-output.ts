import { Injectable } from '@angular/core';
import { peakOf } from './audio-level';

/** A piece of sound, ready to play. */
export interface Clip {
  readonly durationSeconds: number;
  readonly buffer: AudioBuffer;
}

export interface PlayingClip {
  stop(): void;
}

/** How long the browser may take to let sound out after a gesture; a page without one waits for ever. */
const WAKE_MS = 400;

/** The loudspeaker by Web Audio: the edge to the browser, replaced in tests. */
@Injectable({ providedIn: 'root' })
export class AudioOutput {
  private context: AudioContext | null = null;
  private analyser: AnalyserNode | null = null;
  private samples = new Float32Array(0);

  /** Seconds on the clock by which clips are placed. */
  now(): number {
    return this.graph().context.currentTime;
  }

  /** Lets sound out; false when the browser waits for the person to click or press a key first. */
  async wake(): Promise<boolean> {
    const { context } = this.graph();
    if (context.state === 'running') return true;
    // Held back by the browser, the promise of `resume` stays open until there is a gesture.
    const resumed = context.resume().catch(() => undefined);
    await Promise.race([resumed, new Promise((resolve) => setTimeout(resolve, WAKE_MS))]);
    return this.isRunning(context);
  }

  /** @throws when the file cannot be fetched or is no sound */
  async load(url: string, signal: AbortSignal): Promise<Clip> {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`The sound answered ${response.status}`);
    const buffer = await this.graph().context.decodeAudioData(await response.arrayBuffer());
    return { durationSeconds: buffer.duration, buffer };
  }

  /** Plays from a moment of `now()` on. `ended` is called at the end, not after `stop`. */
  play(clip: Clip, at: number, ended: () => void): PlayingClip {
    const { context, analyser } = this.graph();
    const source = context.createBufferSource();
    source.buffer = clip.buffer;
    source.connect(analyser);
    source.onended = ended;
    source.start(at);
    return {
      stop: () => {
        source.onended = null;
        source.stop();
        source.disconnect();
      },
    };
  }

  /** The loudest sample that goes to the loudspeaker just now, 0 to 1. */
  peak(): number {
    if (!this.analyser) return 0;
    this.analyser.getFloatTimeDomainData(this.samples);
    return peakOf(this.samples);
  }

  private graph(): { context: AudioContext; analyser: AnalyserNode } {
    this.context ??= new AudioContext();
    if (!this.analyser) {
      this.analyser = this.context.createAnalyser();
      this.analyser.connect(this.context.destination);
      this.samples = new Float32Array(this.analyser.fftSize);
    }
    return { context: this.context, analyser: this.analyser };
  }

  private isRunning(context: AudioContext): boolean {
    return context.state === 'running';
  }
}
