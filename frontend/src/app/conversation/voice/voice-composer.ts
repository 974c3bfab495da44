import { computed, DestroyRef, inject, Injectable, Injector, signal } from '@angular/core';
import { Subject, type Subscription } from 'rxjs';
import { lengthInWords } from '../../audio/audio-time';
import type { MicrophoneChoice } from '../../audio/microphone';
import { PlayingNow } from '../../audio/playing-now';
import { onPress, onRelease, type TalkAction, type TalkState } from '../../audio/push-to-talk';
import type { Recorder, RecorderEvent } from '../../audio/recorder';
import { RecordingProblem, TOO_SHORT } from '../../audio/recording-problem';
import { explain } from '../../core/api/api-error';
import { BrowserStorage } from '../../core/browser/browser-storage';
import { RunTimeConfig } from '../../core/api/run-time-config';
import { Announcer } from '../../ui/announcer';
import { ConversationStore } from '../conversation-store';
import { VoiceDelivery } from './voice-delivery';
import { idle, newlyUnsent } from './voice-phase';
import { VoicePhases } from './voice-phases';

const DEVICE = 'microphone';

/** What was done with the button or the key that is held. */
interface Press {
  readonly at: number;
  /** Whether the browser asks the person for the microphone. */
  asked: boolean;
}

interface Attempt {
  readonly place: string;
  /** Null until the recorder's code is there. */
  recording: Subscription | null;
  /** Whether it is sent as soon as it is over. */
  send: boolean;
}

/**
 * A spoken message from the microphone to where it is sent. Each session has its own: a recording that was not sent waits
 * where it was made. The recorder's code is fetched with the first recording.
 */
@Injectable()
export class VoiceComposer {
  private readonly store = inject(ConversationStore);
  private readonly delivery = inject(VoiceDelivery);
  private readonly phases = inject(VoicePhases);
  private readonly config = inject(RunTimeConfig);
  private readonly announcer = inject(Announcer);
  private readonly storage = inject(BrowserStorage);
  private readonly playingNow = inject(PlayingNow);
  private readonly injector = inject(Injector);

  private readonly place = signal('');
  private readonly _devices = signal<readonly MicrophoneChoice[]>([]);
  private readonly _device = signal(this.storage.read(DEVICE));
  private readonly stop$ = new Subject<void>();
  /** From the first touch of the button until there is a recording, or none. */
  private attempt: Attempt | null = null;
  private press: Press | null = null;

  readonly phase = computed(() => this.phases.of(this.place()));
  /** A recording is on its way: until the server has it nothing else is sent. */
  readonly busy = computed(() => ['uploading', 'transcribing'].includes(this.phase().kind));
  readonly devices = this._devices.asReadonly();
  readonly device = this._device.asReadonly();
  private readonly talk = computed((): TalkState | null => {
    const { kind } = this.phase();
    if (kind === 'asking' || kind === 'recording') return kind;
    return kind === 'idle' || kind === 'problem' ? 'idle' : null;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
  }

  /** Which session is on screen. What is being recorded elsewhere ends there. */
  show(place: string): void {
    if (this.attempt && this.attempt.place !== place) this.leave();
    this.press = null;
    this.place.set(place);
  }

  /** The button or the key goes down. */
  down(): void {
    const talk = this.talk();
    if (talk === null || this.press) return;
    const action = onPress(talk);
    if (action === 'start') this.press = { at: performance.now(), asked: true };
    this.act(action);
  }

  /** The button or the key comes up. */
  up(): void {
    const { press } = this;
    const talk = this.talk();
    this.press = null;
    if (press && talk !== null) this.act(onRelease(talk, performance.now() - press.at, press.asked));
  }

  /** The press was taken away: by a gesture of the system, or because another window came to the front. */
  interrupt(): void {
    if (this.press && this.talk() === 'recording') this.stop$.next();
    this.press = null;
  }

  /** A press that cannot be held: from the keyboard or a screen reader. */
  toggle(): void {
    const talk = this.talk();
    if (talk !== null) this.act(onPress(talk));
  }

  /** Throws away what is being recorded. @returns whether there was anything */
  cancel(): boolean {
    if (!this.attempt) return false;
    this.drop();
    this.announcer.say('Recording discarded');
    return true;
  }

  /** Sends what is being recorded, or was. */
  send(): void {
    const phase = this.phase();
    if (phase.kind === 'recording') return this.act('send');
    if (phase.kind === 'review' || phase.kind === 'unsent') void this.delivery.deliver(this.place(), phase.unsent);
  }

  /** The recording whose words stand in the message box was sent with them, or shall not be. */
  detach(place: string): void {
    if (this.phases.of(place).kind === 'words') this.phases.set(place, idle);
  }

  /** Throws away what was recorded, or takes note of a problem. */
  discard(): void {
    if (this.phase().kind !== 'problem') this.announcer.say('Recording discarded');
    this.phases.set(this.place(), idle);
  }

  choose(deviceId: string): void {
    this._device.set(deviceId);
    this.storage.write(DEVICE, deviceId);
  }

  private act(action: TalkAction): void {
    if (action === 'start') void this.start();
    if (action === 'stop') this.stop$.next();
    if (action === 'send' && this.attempt) {
      this.attempt.send = true;
      this.stop$.next();
    }
    if (action === 'forget') {
      this.drop();
      this.hint(this.place());
    }
  }

  private async start(): Promise<void> {
    const place = this.place();
    const { press } = this;
    const attempt: Attempt = { place, recording: null, send: false };
    this.attempt = attempt;
    // The microphone must not hear the loudspeaker.
    this.playingNow.silence();
    this.phases.set(place, { kind: 'asking' });
    const code = await Promise.all([import('../../audio/recorder'), import('../../audio/microphone')]).catch(
      () => null,
    );
    // Cancelled, left, or begun anew meanwhile.
    if (this.attempt !== attempt) return;
    if (!code) {
      this.attempt = null;
      return this.fail(place, 'The recorder could not be fetched from the server. Try again.');
    }
    const [{ Recorder }, { Microphone }] = code;
    const microphone = this.injector.get(Microphone);
    void microphone.willAsk().then((asked) => press && (press.asked = asked));
    this.listen(attempt, this.injector.get(Recorder));
    void microphone.choices().then((devices) => this._devices.set(devices));
  }

  private listen(attempt: Attempt, recorder: Recorder): void {
    const { place } = attempt;
    const limitSeconds = this.config.audioSeconds();
    const options = { limitSeconds, deviceId: this._device(), stop$: this.stop$ };
    attempt.recording = recorder.record(options).subscribe({
      next: (event) => this.heard(attempt, event, limitSeconds),
      error: (error: unknown) => {
        this.end(attempt);
        if (error instanceof RecordingProblem && error.kind === 'too_short') return this.hint(place);
        this.fail(place, error instanceof Error ? error.message : explain(error));
      },
    });
  }

  private hint(place: string): void {
    this.phases.set(place, { kind: 'problem', words: TOO_SHORT, isHint: true });
    this.announcer.say(TOO_SHORT);
  }

  private fail(place: string, words: string): void {
    this.phases.set(place, { kind: 'problem', words });
    this.announcer.alert(words);
  }

  private heard(attempt: Attempt, event: RecorderEvent, limitSeconds: number): void {
    const { place } = attempt;
    if (event.kind === 'recording') {
      const before = this.phases.of(place);
      if (before.kind !== 'recording') this.announcer.say(`Recording. At most ${lengthInWords(limitSeconds)}.`);
      else if (before.left.warning < event.left.warning) {
        this.announcer.say(`${lengthInWords(event.left.seconds ?? 0)} left`);
      }
      return this.phases.set(place, event);
    }
    this.end(attempt);
    const { recording, reason } = event;
    const unsent = newlyUnsent(recording);
    if (attempt.send && reason === 'stopped' && !this.store.replying() && place === this.place()) {
      void this.delivery.deliver(place, unsent);
    } else {
      this.phases.set(place, { kind: 'review', unsent, reason });
      this.announcer.say(`${endWords(reason, limitSeconds)}. Listen to it, send it or discard it.`);
    }
  }

  /** What was recorded so far waits where it was made; a microphone that is not open yet is not opened any more. */
  private leave(): void {
    const { attempt } = this;
    if (!attempt) return;
    if (this.phases.of(attempt.place).kind === 'recording') this.stop$.next();
    else this.drop();
  }

  private drop(): void {
    const { attempt } = this;
    if (!attempt) return;
    this.end(attempt);
    attempt.recording?.unsubscribe();
    this.phases.set(attempt.place, idle);
  }

  private end(attempt: Attempt): void {
    if (this.attempt !== attempt) return;
    this.attempt = null;
    this.press = null;
  }
}

/** What the person reads and hears above a recording that waits. */
export function endWords(reason: 'stopped' | 'limit' | 'lost', limitSeconds: number): string {
  if (reason === 'limit') return `Stopped at ${lengthInWords(limitSeconds)}`;
  return reason === 'lost' ? 'The microphone was disconnected; this is what it heard' : 'Recording stopped';
}
