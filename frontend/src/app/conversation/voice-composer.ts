import { computed, DestroyRef, inject, Injectable, Injector, signal } from '@angular/core';
import { Subject, type Subscription, tap } from 'rxjs';
import { lengthInWords } from '../audio/audio-time';
import type { MicrophoneChoice } from '../audio/microphone';
import { PlayingNow } from '../audio/playing-now';
import { onPress, onRelease, type TalkAction, type TalkState } from '../audio/push-to-talk';
import type { Recorder, RecorderEvent } from '../audio/recorder';
import { ApiError, explain } from '../core/api-error';
import { BrowserStorage } from '../core/browser-storage';
import { MessagesApi } from '../core/messages-api';
import type { TurnEvent } from '../core/records';
import { RunTimeConfig } from '../core/run-time-config';
import { VoiceUpload } from '../core/voice-upload';
import { Announcer } from '../ui/announcer';
import { ConversationStore } from './conversation-store';
import { idle, type Unsent, type VoicePhase } from './voice-phase';

const DEVICE = 'microphone';

/** What was done with the button or the key that is held. */
interface Press {
  readonly at: number;
  /** Whether the browser asks the person for the microphone. */
  asked: boolean;
}

/**
 * A spoken message from the microphone to the server. Each session has its own: a recording that was not sent waits where
 * it was made. The recorder's code is fetched with the first recording.
 */
@Injectable()
export class VoiceComposer {
  private readonly store = inject(ConversationStore);
  private readonly messages = inject(MessagesApi);
  private readonly upload = inject(VoiceUpload);
  private readonly config = inject(RunTimeConfig);
  private readonly announcer = inject(Announcer);
  private readonly storage = inject(BrowserStorage);
  private readonly playingNow = inject(PlayingNow);
  private readonly injector = inject(Injector);

  private readonly place = signal('');
  private readonly phases = signal<ReadonlyMap<string, VoicePhase>>(new Map());
  private readonly _devices = signal<readonly MicrophoneChoice[]>([]);
  private readonly _device = signal(this.storage.read(DEVICE));
  private readonly stop$ = new Subject<void>();
  private recording: { readonly place: string; readonly subscription: Subscription; send: boolean } | null = null;
  private sending: Subscription | null = null;
  private press: Press | null = null;

  readonly phase = computed(() => this.phases().get(this.place()) ?? idle);
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
    inject(DestroyRef).onDestroy(() => {
      this.recording?.subscription.unsubscribe();
      this.sending?.unsubscribe();
    });
  }

  /** Which session is on screen. What is being recorded elsewhere ends there. */
  show(place: string): void {
    if (this.recording && this.recording.place !== place) this.stop$.next();
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

  /** A press that cannot be held: from the keyboard or a screen reader. */
  toggle(): void {
    const talk = this.talk();
    if (talk !== null) this.act(onPress(talk));
  }

  /** Throws away what is being recorded. @returns whether there was anything */
  cancel(): boolean {
    const asking = this.phase().kind === 'asking';
    if (!this.recording && !asking) return false;
    this.drop();
    if (asking) this.set(this.place(), idle);
    this.announcer.say('Recording discarded');
    return true;
  }

  /** Sends what is being recorded, or was. */
  send(): void {
    const phase = this.phase();
    if (phase.kind === 'recording') return this.act('send');
    if (phase.kind === 'review') {
      void this.deliver(this.place(), { recording: phase.recording, key: crypto.randomUUID(), recordingId: null });
    }
    if (phase.kind === 'unsent') void this.deliver(this.place(), phase.unsent);
  }

  /** Throws away what was recorded, or takes note of a problem. */
  discard(): void {
    if (this.phase().kind !== 'problem') this.announcer.say('Recording discarded');
    this.set(this.place(), idle);
  }

  /** Ends an upload; the recording waits again. */
  breakOff(): void {
    this.sending?.unsubscribe();
  }

  choose(deviceId: string): void {
    this._device.set(deviceId);
    this.storage.write(DEVICE, deviceId);
  }

  private act(action: TalkAction): void {
    if (action === 'start') void this.start();
    if (action === 'stop') this.stop$.next();
    if (action === 'send' && this.recording) {
      this.recording.send = true;
      this.stop$.next();
    }
    if (action === 'forget') {
      this.drop();
      this.fail(this.place(), 'Hold or tap the microphone to record.');
    }
  }

  private async start(): Promise<void> {
    const place = this.place();
    const { press } = this;
    // The microphone must not hear the loudspeaker.
    this.playingNow.silence();
    this.set(place, { kind: 'asking' });
    const code = await Promise.all([import('../audio/recorder'), import('../audio/microphone')]).catch(() => null);
    if (!code) return this.fail(place, 'The recorder could not be fetched from the server. Try again.');
    if (this.phases().get(place)?.kind !== 'asking') return;
    const [{ Recorder }, { Microphone }] = code;
    const microphone = this.injector.get(Microphone);
    void microphone.willAsk().then((asked) => press && (press.asked = asked));
    this.listen(place, this.injector.get(Recorder));
    void microphone.choices().then((devices) => this._devices.set(devices));
  }

  private listen(place: string, recorder: Recorder): void {
    const limitSeconds = this.config.audioSeconds();
    const subscription = recorder.record({ limitSeconds, deviceId: this._device(), stop$: this.stop$ }).subscribe({
      next: (event) => this.heard(place, event, limitSeconds),
      error: (error: unknown) => {
        this.recording = null;
        this.fail(place, error instanceof Error ? error.message : explain(error));
      },
    });
    this.recording = { place, subscription, send: false };
  }

  private fail(place: string, words: string): void {
    this.set(place, { kind: 'problem', words });
    this.announcer.alert(words);
  }

  private heard(place: string, event: RecorderEvent, limitSeconds: number): void {
    if (event.kind === 'recording') {
      const before = this.phases().get(place);
      if (before?.kind !== 'recording') this.announcer.say(`Recording. At most ${lengthInWords(limitSeconds)}.`);
      else if (before.left.warning < event.left.warning) {
        this.announcer.say(`${lengthInWords(event.left.seconds ?? 0)} left`);
      }
      return this.set(place, event);
    }
    const wanted = this.recording?.send ?? false;
    this.recording = null;
    this.press = null;
    const { recording, reason } = event;
    if (wanted && reason === 'stopped' && !this.store.replying() && place === this.place()) {
      void this.deliver(place, { recording, key: crypto.randomUUID(), recordingId: null });
    } else {
      this.set(place, { kind: 'review', recording, reason });
      this.announcer.say(`${endWords(reason, limitSeconds)}. Listen to it, send it or discard it.`);
    }
  }

  private async deliver(place: string, unsent: Unsent): Promise<void> {
    let home = place;
    const move = (to: string): void => {
      this.set(home, idle);
      home = to;
    };
    this.set(home, { kind: 'uploading', share: 0 });
    this.announcer.say('Sending the recording');
    try {
      const sessionId = await this.store.begin(unsent.key);
      if (sessionId === null) return this.set(home, idle);
      if (sessionId !== home) move(sessionId);
      const turn = await this.transmit(sessionId, unsent, (phase) => this.set(sessionId, phase));
      if (turn) this.store.begun(sessionId, turn);
      this.set(sessionId, turn ? idle : { kind: 'review', recording: unsent.recording, reason: 'stopped' });
    } catch (error) {
      const words = `${unsentWords(error)} Your recording is kept.`;
      this.set(home, { kind: 'unsent', unsent: nextTry(unsent, error), words });
      this.announcer.alert(words);
    }
  }

  /** Resolves once the server has understood and stored it; with null when the person broke the upload off. */
  private async transmit(
    sessionId: string,
    { recording, key, recordingId }: Unsent,
    tell: (phase: VoicePhase) => void,
  ): Promise<TurnEvent | null> {
    if (recordingId !== null) {
      tell({ kind: 'transcribing' });
      return this.messages.sendKept(sessionId, recordingId, key);
    }
    let turn: TurnEvent | null = null;
    const signals$ = this.upload.send(sessionId, recording.blob, key).pipe(
      tap((signal) => {
        if (signal.kind === 'turn') turn = signal.turn;
        else if (signal.kind === 'uploaded') {
          tell({ kind: 'transcribing' });
          this.announcer.say('Writing down what you said');
        } else tell(signal);
      }),
    );
    await new Promise<void>((resolve, reject) => {
      this.sending = signals$.subscribe({ error: reject, complete: resolve });
      this.sending.add(() => resolve());
    });
    return turn;
  }

  private drop(): void {
    if (!this.recording) return;
    const { place, subscription } = this.recording;
    subscription.unsubscribe();
    this.recording = null;
    this.press = null;
    this.set(place, idle);
  }

  private set(place: string, phase: VoicePhase): void {
    this.phases.update((phases) => new Map(phases).set(place, phase));
  }
}

/** What the person reads and hears above a recording that waits. */
export function endWords(reason: 'stopped' | 'limit' | 'lost', limitSeconds: number): string {
  if (reason === 'limit') return `Stopped at ${lengthInWords(limitSeconds)}`;
  return reason === 'lost' ? 'The microphone was disconnected; this is what it heard' : 'Recording stopped';
}

function unsentWords(error: unknown): string {
  const refused = error instanceof ApiError && ['invalid_audio', 'transcription_failed'].includes(error.code);
  return refused ? explain(error) : `Not sent. ${explain(error)}`;
}

/** After an answer nothing was stored, so a new key; without one it may have been, so the same. */
function nextTry(unsent: Unsent, error: unknown): Unsent {
  const answered = error instanceof ApiError && error.status !== 0;
  if (!answered) return unsent;
  const recordingId = error.status === 404 ? null : (error.recordingId ?? unsent.recordingId);
  return { ...unsent, key: crypto.randomUUID(), recordingId };
}
