import { createEnvironmentInjector, EnvironmentInjector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { Microphone, type OpenMicrophone } from '../audio/microphone';
import { ApiError } from '../core/api-error';
import { MessagesApi } from '../core/messages-api';
import { Drafts } from '../core/drafts';
import type { ErrorBody, RecordingDraft, TurnEvent } from '../core/records';
import { type UploadSignal, VoiceUpload } from '../core/voice-upload';
import { Announcer } from '../ui/announcer';
import { ConversationStore } from './conversation-store';
import { ReviewTranscript } from './review-transcript';
import { VoiceComposer } from './voice-composer';
import { VoiceDelivery } from './voice-delivery';

const turn = { turn_id: 't1' } as TurnEvent;

/** A microphone that always hears something. */
class FakeMicrophone {
  asks = false;
  open_now = 0;
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
    this.open_now += 1;
    let finish = (): void => undefined;
    const recorded = new Promise<Blob>((resolve) => (finish = () => resolve(new Blob(['sound']))));
    return { deviceName: 'Desk', finish, recorded, peak: () => 0.3, close: () => (this.open_now -= 1) };
  }
}

let microphone: FakeMicrophone;
let uploads: { sessionId: string; key: string; signals: Subject<UploadSignal<TurnEvent>> }[];
let written: { key: string; signals: Subject<UploadSignal<RecordingDraft>> }[];
let kept: { recordingId: string; key: string }[];
let begun: string[];
let home: string;
let replying = signal(false);
let voice: VoiceComposer;

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
  microphone = new FakeMicrophone();
  uploads = [];
  written = [];
  kept = [];
  begun = [];
  home = 's1';
  replying = signal(false);
  TestBed.configureTestingModule({
    providers: [
      VoiceComposer,
      VoiceDelivery,
      { provide: Microphone, useValue: microphone },
      {
        provide: VoiceUpload,
        useValue: {
          send: (sessionId: string, _blob: Blob, key: string) => {
            const signals = new Subject<UploadSignal<TurnEvent>>();
            uploads.push({ sessionId, key, signals });
            return signals;
          },
          writeDown: (_sessionId: string, _blob: Blob, key: string) => {
            const signals = new Subject<UploadSignal<RecordingDraft>>();
            written.push({ key, signals });
            return signals;
          },
        },
      },
      {
        provide: MessagesApi,
        useValue: {
          sendKept: async (_session: string, recordingId: string, key: string) => {
            kept.push({ recordingId, key });
            return turn;
          },
        },
      },
      {
        provide: ConversationStore,
        useValue: {
          replying,
          begin: async () => home,
          begun: (sessionId: string) => begun.push(sessionId),
        },
      },
    ],
  });
  voice = TestBed.inject(VoiceComposer);
  voice.show('s1');
});

afterEach(() => jest.useRealTimers());

const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

/** Taps, and speaks for so long. */
async function speak(ms: number): Promise<void> {
  voice.toggle();
  // the recorder's code is fetched first
  while (voice.phase().kind === 'asking') await pass(10);
  await pass(ms);
}

function upload(): (typeof uploads)[number] {
  const last = uploads.at(-1);
  if (!last) throw new Error('Nothing was uploaded.');
  return last;
}

function breakOff(): void {
  const phase = voice.phase();
  if ('breakOff' in phase) phase.breakOff?.();
}

function asksBeforeClosing(): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

function refusal(status: number, code: string, recordingId: string | null = null): ApiError {
  const body = { error: 'E', code, detail: 'why', fallback_message: 'Not clear.' } as unknown as ErrorBody;
  return new ApiError(status, body, null, recordingId);
}

describe('A spoken message', () => {
  it('goes from the microphone over upload and writing down to the conversation', async () => {
    await speak(2000);
    expect(voice.phase()).toMatchObject({ kind: 'recording' });
    voice.send();
    await pass(50);
    expect(microphone.open_now).toBe(0);
    upload().signals.next({ kind: 'uploading', share: 0.5 });
    expect(voice.phase()).toMatchObject({ kind: 'uploading', share: 0.5 });
    upload().signals.next({ kind: 'uploaded' });
    expect(voice.phase().kind).toBe('transcribing');
    expect(TestBed.inject(Announcer).polite()).toBe('Writing down what you said');
    upload().signals.next({ kind: 'understood', outcome: turn });
    upload().signals.complete();
    await pass(0);
    expect(voice.phase().kind).toBe('idle');
    expect(begun).toEqual(['s1']);
  });

  it('is sent when the button that was held is let go', async () => {
    voice.down();
    while (voice.phase().kind === 'asking') await pass(10);
    await pass(1500);
    voice.up();
    await pass(50);
    expect(uploads).toHaveLength(1);
  });

  it('waits to be heard and sent when it was stopped with a tap', async () => {
    await speak(1500);
    voice.toggle();
    await pass(0);
    expect(voice.phase()).toMatchObject({ kind: 'review', reason: 'stopped' });
    expect(uploads).toEqual([]);
  });

  it('waits while the session still answers', async () => {
    await speak(1500);
    replying.set(true);
    voice.send();
    await pass(0);
    expect(voice.phase().kind).toBe('review');
  });

  it('is thrown away by cancelling, and the microphone is closed', async () => {
    await speak(1500);
    expect(voice.cancel()).toBe(true);
    expect(voice.phase().kind).toBe('idle');
    expect(microphone.open_now).toBe(0);
    expect(voice.cancel()).toBe(false);
  });

  it('says at the start how long it may be, and warns twice', async () => {
    const said: string[] = [];
    jest.spyOn(TestBed.inject(Announcer), 'say').mockImplementation((text) => said.push(text));
    await speak(119_900);
    expect(said).toEqual([
      'Recording. At most 2 minutes.',
      '20 seconds left',
      '5 seconds left',
      'Stopped at 2 minutes. Listen to it, send it or discard it.',
    ]);
    expect(voice.phase()).toMatchObject({ kind: 'review', reason: 'limit' });
    expect(uploads).toEqual([]);
  });

  it('stays where it was made when another session is opened', async () => {
    await speak(1500);
    voice.show('s2');
    await pass(0);
    expect(voice.phase().kind).toBe('idle');
    expect(microphone.open_now).toBe(0);
    voice.show('s1');
    expect(voice.phase().kind).toBe('review');
  });

  it('that is in this browser only makes the browser ask before the app is closed', async () => {
    expect(asksBeforeClosing()).toBe(false);
    await speak(1500);
    expect(asksBeforeClosing()).toBe(true);
    voice.toggle();
    await pass(0);
    voice.show('s2');
    expect(asksBeforeClosing()).toBe(true);
    voice.show('s1');
    voice.discard();
    expect(asksBeforeClosing()).toBe(false);
  });

  it('can be broken off while it is uploaded, and is not lost', async () => {
    await speak(1500);
    voice.send();
    await pass(50);
    breakOff();
    await pass(0);
    expect(voice.phase().kind).toBe('review');
    expect(upload().signals.observed).toBe(false);
  });

  it('keeps its key when it was broken off, because it may have arrived all the same', async () => {
    await speak(1500);
    voice.send();
    await pass(50);
    breakOff();
    await pass(0);
    voice.send();
    await pass(50);
    expect(uploads).toHaveLength(2);
    expect(uploads[1]?.key).toBe(uploads[0]?.key);
  });

  it('is broken off alone when another session sends one too', async () => {
    await speak(1500);
    voice.send();
    await pass(50);
    voice.show('s2');
    home = 's2';
    await speak(1500);
    voice.send();
    await pass(50);
    voice.show('s1');
    breakOff();
    await pass(0);
    expect(uploads.map(({ signals }) => signals.observed)).toEqual([false, true]);
  });

  it('does not begin in a session that was left before the microphone was allowed', async () => {
    let allow = (): void => undefined;
    microphone.answered = new Promise((resolve) => (allow = resolve));
    voice.toggle();
    await pass(50);
    voice.show('s2');
    allow();
    await pass(1000);
    expect(microphone.open_now).toBe(0);
    voice.show('s1');
    expect(voice.phase().kind).toBe('idle');
  });

  it('opens one microphone only when it is begun, cancelled and begun again at once', async () => {
    voice.toggle();
    voice.cancel();
    await speak(1500);
    expect(microphone.open_now).toBe(1);
    voice.cancel();
    expect(microphone.open_now).toBe(0);
  });

  it('is not sent by a press that is taken away, but waits', async () => {
    voice.down();
    while (voice.phase().kind === 'asking') await pass(10);
    await pass(1500);
    voice.interrupt();
    await pass(50);
    expect(voice.phase().kind).toBe('review');
    expect(uploads).toEqual([]);
  });

  it('waits for whoever leaves the page and comes back', async () => {
    const page = () => createEnvironmentInjector([VoiceComposer, VoiceDelivery], TestBed.inject(EnvironmentInjector));
    const left = page();
    voice = left.get(VoiceComposer);
    voice.show('s1');
    await speak(1500);
    left.destroy();
    await pass(50);
    expect(microphone.open_now).toBe(0);

    const back = page();
    voice = back.get(VoiceComposer);
    voice.show('s1');
    expect(voice.phase().kind).toBe('review');
    voice.send();
    await pass(50);
    back.destroy();
    upload().signals.next({ kind: 'understood', outcome: turn });
    await pass(0);
    expect(begun).toEqual(['s1']);
  });
});

describe('A spoken message that is read before it is sent', () => {
  beforeEach(() => TestBed.inject(ReviewTranscript).switch(true));

  it('comes to stand behind what is written already, with its recording', async () => {
    TestBed.inject(Drafts).write('s1', { text: 'Dear Atlas,', key: null, after: null });
    await speak(1500);
    voice.send();
    await pass(50);
    written[0]?.signals.next({ kind: 'uploaded' });
    written[0]?.signals.next({
      kind: 'understood',
      outcome: { id: 'r1', content: 'good mourning', duration_ms: 1500, expires_at: '' },
    });
    await pass(0);
    expect(voice.phase()).toMatchObject({ kind: 'words', recordingId: 'r1' });
    expect(TestBed.inject(Drafts).read('s1').text).toBe('Dear Atlas, good mourning');
    expect(uploads).toEqual([]);
    voice.detach('s1');
    expect(voice.phase().kind).toBe('idle');
  });

  it('can be given up while it is written down', async () => {
    await speak(1500);
    voice.send();
    await pass(50);
    written[0]?.signals.next({ kind: 'uploaded' });
    breakOff();
    await pass(0);
    expect(written[0]?.signals.observed).toBe(false);
    expect(voice.phase().kind).toBe('review');
  });
});

describe('A spoken message that was not stored', () => {
  async function failing(error: ApiError): Promise<void> {
    await speak(1500);
    voice.send();
    await pass(50);
    upload().signals.error(error);
    await pass(0);
  }

  it('goes out under the same key when nothing answered', async () => {
    await failing(new ApiError(0, null));
    expect(voice.phase()).toMatchObject({
      kind: 'unsent',
      words: expect.stringMatching(/^Not sent\. The server did not answer\..* Your recording is kept\.$/),
    });
    voice.send();
    await pass(50);
    expect(uploads).toHaveLength(2);
    expect(uploads[1]?.key).toBe(uploads[0]?.key);
  });

  it('is not uploaded again when the server kept it', async () => {
    await failing(refusal(422, 'transcription_failed', 'r1'));
    expect(voice.phase()).toMatchObject({ words: 'Not clear. Your recording is kept.' });
    voice.send();
    await pass(50);
    expect(uploads).toHaveLength(1);
    expect(kept).toEqual([{ recordingId: 'r1', key: expect.not.stringMatching(uploads[0]?.key ?? '') }]);
    expect(voice.phase().kind).toBe('idle');
  });

  it('can be discarded', async () => {
    await failing(refusal(400, 'invalid_audio'));
    expect(voice.phase()).toMatchObject({ words: 'Why. Your recording is kept.' });
    voice.discard();
    expect(voice.phase().kind).toBe('idle');
  });
});
