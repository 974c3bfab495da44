import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { Subject } from 'rxjs';
import { Microphone, type OpenMicrophone } from '../../audio/microphone';
import { MessagesApi } from '../../core/api/messages-api';
import type { RecordingDraft, TurnEvent } from '../../core/api/api-schemas';
import type { UploadSignal } from '../../core/api/upload';
import { VoiceUpload } from '../../core/api/voice-upload';
import { ConversationStore } from '../conversation-store';
import { ChosenMicrophone } from '../voice/chosen-microphone';
import { VoiceComposer } from '../voice/voice-composer';
import { VoiceDelivery } from '../voice/voice-delivery';

/** What every spoken message becomes. */
export const turn = { turn_id: 't1' } as TurnEvent;

/** A microphone that always hears something. */
class FakeMicrophone {
  asks = false;
  openNow = 0;
  /** Opens only when somebody has answered the browser's question. */
  answered = Promise.resolve();

  async willAsk(): Promise<boolean> {
    return this.asks;
  }

  async choices(): Promise<readonly { id: string; name: string }[]> {
    return [{ id: 'desk', name: 'Desk microphone' }];
  }

  async open(): Promise<OpenMicrophone> {
    await this.answered;
    this.openNow += 1;
    let finish = (): void => undefined;
    const recorded = new Promise<Blob>((resolve) => (finish = () => resolve(new Blob(['sound']))));
    return { deviceName: 'Desk', finish, recorded, peak: () => 0.3, close: () => (this.openNow -= 1) };
  }
}

interface Upload<Outcome> {
  readonly key: string;
  readonly signals: Subject<UploadSignal<Outcome>>;
}

/** Somebody who speaks in session `s1` on a clock of its own, and a server that takes note of what it is sent. */
export class VoiceHarness {
  readonly microphone = new FakeMicrophone();
  readonly uploads: (Upload<TurnEvent> & { readonly sessionId: string })[] = [];
  readonly transcribed: Upload<RecordingDraft>[] = [];
  readonly retained: { recordingId: string; key: string }[] = [];
  /** The sessions in which a turn was started. */
  readonly started: string[] = [];
  readonly replying = signal(false);
  private readonly draftKey = signal('s1');
  /** The session that a message is sent to. */
  home = 's1';
  voice: VoiceComposer;

  constructor() {
    jest.useFakeTimers();
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        ChosenMicrophone,
        VoiceComposer,
        VoiceDelivery,
        { provide: Microphone, useValue: this.microphone },
        { provide: VoiceUpload, useValue: this.voiceUpload() },
        { provide: MessagesApi, useValue: this.messagesApi() },
        { provide: ConversationStore, useValue: this.conversation() },
      ],
    });
    this.voice = TestBed.inject(VoiceComposer);
    TestBed.tick();
  }

  /** Another session comes on screen. */
  show(sessionId: string): void {
    this.draftKey.set(sessionId);
    TestBed.tick();
  }

  close(): void {
    jest.useRealTimers();
  }

  /** Taps, and speaks for so long. */
  async speak(ms: number): Promise<void> {
    this.voice.toggle();
    await this.asked();
    await pass(ms);
  }

  /** Resolves once the microphone is open; the recorder's code is fetched first. */
  async asked(): Promise<void> {
    while (this.voice.phase().kind === 'asking') await pass(10);
  }

  async sayAndSend(): Promise<void> {
    await this.speak(1500);
    this.voice.send();
    await pass(50);
  }

  /** The newest upload. */
  upload(): Upload<TurnEvent> {
    const last = this.uploads.at(-1);
    if (!last) throw new Error('Nothing was uploaded.');
    return last;
  }

  cancelUpload(): void {
    const phase = this.voice.phase();
    if ('cancel' in phase) phase.cancel?.();
  }

  private voiceUpload(): Pick<VoiceUpload, 'send' | 'transcribe'> {
    return {
      send: (sessionId, _blob, key) => {
        const signals = new Subject<UploadSignal<TurnEvent>>();
        this.uploads.push({ sessionId, key, signals });
        return signals;
      },
      transcribe: (_sessionId, _blob, key) => {
        const signals = new Subject<UploadSignal<RecordingDraft>>();
        this.transcribed.push({ key, signals });
        return signals;
      },
    };
  }

  private messagesApi(): Pick<MessagesApi, 'sendRetained'> {
    return {
      sendRetained: async (_session, recordingId, key) => {
        this.retained.push({ recordingId, key });
        return turn;
      },
    };
  }

  private conversation(): Pick<
    ConversationStore,
    'replying' | 'draftKey' | 'startSession' | 'listener' | 'addOwnTurn'
  > {
    return {
      replying: this.replying,
      draftKey: this.draftKey,
      startSession: async () => this.home,
      listener: () => ({ receive: () => undefined, isGone: () => false }),
      addOwnTurn: (sessionId) => this.started.push(sessionId),
    };
  }
}

/** Lets time go by. */
export function pass(ms: number): Promise<void> {
  return jest.advanceTimersByTimeAsync(ms);
}
