import { computed, DestroyRef, effect, inject, Injectable, Injector, untracked } from '@angular/core';
import { Subject, type Subscription } from 'rxjs';
import { lengthInWords } from '../../audio/audio-time';
import { PlayingNow } from '../../audio/playing-now';
import { onPress, onRelease, type TalkAction, type TalkState } from '../../audio/push-to-talk';
import type { Recorder, RecorderEvent } from '../../audio/recorder';
import { RecordingProblem, TOO_SHORT } from '../../audio/recording-problem';
import { explain } from '../../core/api/api-error';
import { RunTimeConfig } from '../../core/api/run-time-config';
import { Announcer } from '../../ui/announcer';
import { ConversationStore } from '../conversation-store';
import { ChosenMicrophone } from './chosen-microphone';
import { VoiceDelivery } from './voice-delivery';
import { idle, newlyUnsent } from './voice-phase';
import { VoicePhases } from './voice-phases';

/** The button or key that is held down. */
interface Press {
  readonly at: number;
  /** Whether the browser asks the person for the microphone. */
  asked: boolean;
}

interface Attempt {
  readonly draftKey: string;
  /** Null until the recorder's code is there. */
  recording: Subscription | null;
  /** Whether it is sent as soon as it is over. */
  send: boolean;
}

/**
 * Records a message and sends it. Each session has its own recording, which stays there until it is sent or discarded.
 * The recorder's code is fetched with the first recording.
 */
@Injectable()
export class VoiceComposer {
  private readonly store = inject(ConversationStore);
  private readonly delivery = inject(VoiceDelivery);
  private readonly phases = inject(VoicePhases);
  private readonly config = inject(RunTimeConfig);
  private readonly announcer = inject(Announcer);
  private readonly chosenMicrophone = inject(ChosenMicrophone);
  private readonly playingNow = inject(PlayingNow);
  private readonly injector = inject(Injector);

  private readonly stop$ = new Subject<void>();
  /** From the press of the button until there is a recording, or none. */
  private attempt: Attempt | null = null;
  private press: Press | null = null;

  /** Of the session on screen. */
  readonly phase = computed(() => this.phases.of(this.store.draftKey()));
  /** A recording is being sent: nothing else can be sent meanwhile. */
  readonly busy = computed(() => ['uploading', 'transcribing'].includes(this.phase().kind));
  /** Why the recording that is shown for review ended. */
  readonly ending = computed(() => {
    const phase = this.phase();
    return phase.kind === 'review' ? endMessage(phase.reason, this.config.audioSeconds()) : null;
  });
  private readonly talk = computed((): TalkState | null => {
    const { kind } = this.phase();
    if (kind === 'asking' || kind === 'recording') return kind;
    return kind === 'idle' || kind === 'problem' ? 'idle' : null;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
    // A recording ends when its session is left.
    effect(() => {
      const draftKey = this.store.draftKey();
      untracked(() => {
        if (this.attempt && this.attempt.draftKey !== draftKey) this.leave();
        this.press = null;
      });
    });
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

  /** The press was interrupted: by a gesture of the system, or because another window came to the front. */
  interrupt(): void {
    if (this.press && this.talk() === 'recording') this.stop$.next();
    this.press = null;
  }

  /** A press that cannot be held: by keyboard or screen reader. */
  toggle(): void {
    const talk = this.talk();
    if (talk !== null) this.act(onPress(talk));
  }

  /** Discards what is being recorded. @returns whether there was anything */
  cancel(): boolean {
    if (!this.attempt) return false;
    this.drop();
    this.announcer.say('Recording discarded');
    return true;
  }

  /** Sends what is being recorded, or was recorded. */
  send(): void {
    const phase = this.phase();
    if (phase.kind === 'recording') return this.act('send');
    if (phase.kind === 'review' || phase.kind === 'unsent')
      void this.delivery.deliver(this.store.draftKey(), phase.unsent);
  }

  /** The recording whose transcript is in the message box was sent with it, or is not to be sent. */
  detach(draftKey: string): void {
    if (this.phases.of(draftKey).kind === 'transcript') this.phases.set(draftKey, idle);
  }

  /** Discards what was recorded, or dismisses a problem. */
  discard(): void {
    if (this.phase().kind !== 'problem') this.announcer.say('Recording discarded');
    this.phases.set(this.store.draftKey(), idle);
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
      this.hint(this.store.draftKey());
    }
  }

  private async start(): Promise<void> {
    const draftKey = this.store.draftKey();
    const { press } = this;
    const attempt: Attempt = { draftKey, recording: null, send: false };
    this.attempt = attempt;
    // The microphone would pick up the loudspeaker.
    this.playingNow.silence();
    this.phases.set(draftKey, { kind: 'asking' });
    const code = await Promise.all([import('../../audio/recorder'), import('../../audio/microphone')]).catch(
      () => null,
    );
    // Cancelled, left, or restarted meanwhile.
    if (this.attempt !== attempt) return;
    if (!code) {
      this.attempt = null;
      return this.fail(draftKey, 'The recorder could not be fetched from the server. Try again.');
    }
    const [{ Recorder }, { Microphone }] = code;
    const microphone = this.injector.get(Microphone);
    void microphone.willAsk().then((asked) => press && (press.asked = asked));
    this.record(attempt, this.injector.get(Recorder));
    void microphone.choices().then((devices) => this.chosenMicrophone.list(devices));
  }

  private record(attempt: Attempt, recorder: Recorder): void {
    const { draftKey } = attempt;
    const limitSeconds = this.config.audioSeconds();
    const options = { limitSeconds, deviceId: this.chosenMicrophone.id(), stop$: this.stop$ };
    attempt.recording = recorder.record(options).subscribe({
      next: (event) => this.update(attempt, event, limitSeconds),
      error: (error: unknown) => {
        this.end(attempt);
        if (error instanceof RecordingProblem && error.kind === 'too_short') return this.hint(draftKey);
        this.fail(draftKey, error instanceof Error ? error.message : explain(error));
      },
    });
  }

  private hint(draftKey: string): void {
    this.phases.set(draftKey, { kind: 'problem', message: TOO_SHORT, isHint: true });
    this.announcer.say(TOO_SHORT);
  }

  private fail(draftKey: string, message: string): void {
    this.phases.set(draftKey, { kind: 'problem', message });
    this.announcer.alert(message);
  }

  private update(attempt: Attempt, event: RecorderEvent, limitSeconds: number): void {
    const { draftKey } = attempt;
    if (event.kind === 'recording') {
      const before = this.phases.of(draftKey);
      if (before.kind !== 'recording') this.announcer.say(`Recording. At most ${lengthInWords(limitSeconds)}.`);
      else if (before.left.warning < event.left.warning) {
        this.announcer.say(`${lengthInWords(event.left.seconds ?? 0)} left`);
      }
      return this.phases.set(draftKey, event);
    }
    this.end(attempt);
    const { recording, reason } = event;
    const unsent = newlyUnsent(recording);
    if (attempt.send && reason === 'stopped' && !this.store.replying() && draftKey === this.store.draftKey()) {
      void this.delivery.deliver(draftKey, unsent);
    } else {
      this.phases.set(draftKey, { kind: 'review', unsent, reason });
      this.announcer.say(`${endMessage(reason, limitSeconds)}. Listen to it, send it or discard it.`);
    }
  }

  /** Keeps what was recorded so far for its session; a microphone that is not open yet is not opened. */
  private leave(): void {
    const { attempt } = this;
    if (!attempt) return;
    if (this.phases.of(attempt.draftKey).kind === 'recording') this.stop$.next();
    else this.drop();
  }

  private drop(): void {
    const { attempt } = this;
    if (!attempt) return;
    this.end(attempt);
    attempt.recording?.unsubscribe();
    this.phases.set(attempt.draftKey, idle);
  }

  private end(attempt: Attempt): void {
    if (this.attempt !== attempt) return;
    this.attempt = null;
    this.press = null;
  }
}

/** Above a recording that can be reviewed, and for screen readers. */
function endMessage(reason: 'stopped' | 'limit' | 'lost', limitSeconds: number): string {
  if (reason === 'limit') return `Stopped at ${lengthInWords(limitSeconds)}`;
  return reason === 'lost' ? 'The microphone was disconnected; this is what it heard' : 'Recording stopped';
}
