import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { Microphone, type OpenMicrophone } from '../audio/microphone';
import { ApiError } from '../core/api-error';
import { MessagesApi } from '../core/messages-api';
import type { ErrorBody, TurnEvent } from '../core/records';
import { type UploadSignal, VoiceUpload } from '../core/voice-upload';
import { Announcer } from '../ui/announcer';
import { ConversationStore } from './conversation-store';
import { VoiceComposer } from './voice-composer';

const turn = { turn_id: 't1' } as TurnEvent;

/** A microphone that always hears something. */
class FakeMicrophone {
  asks = false;
  open_now = 0;

  async willAsk(): Promise<boolean> {
    return this.asks;
  }

  async choices(): Promise<readonly { id: string; name: string }[]> {
    return [{ id: 'desk', name: 'Desk microphone' }];
  }

  async open(): Promise<OpenMicrophone> {
    this.open_now += 1;
    let finish = (): void => undefined;
    const recorded = new Promise<Blob>((resolve) => (finish = () => resolve(new Blob(['sound']))));
    return { deviceName: 'Desk', finish, recorded, peak: () => 0.3, close: () => (this.open_now -= 1) };
  }
}

let microphone: FakeMicrophone;
let uploads: { sessionId: string; key: string; signals: Subject<UploadSignal> }[];
let kept: { recordingId: string; key: string }[];
let begun: string[];
let replying = signal(false);
let voice: VoiceComposer;

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
  microphone = new FakeMicrophone();
  uploads = [];
  kept = [];
  begun = [];
  replying = signal(false);
  TestBed.configureTestingModule({
    providers: [
      VoiceComposer,
      { provide: Microphone, useValue: microphone },
      {
        provide: VoiceUpload,
        useValue: {
          send: (sessionId: string, _blob: Blob, key: string) => {
            const signals = new Subject<UploadSignal>();
            uploads.push({ sessionId, key, signals });
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
          begin: async () => 's1',
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
    expect(voice.phase()).toEqual({ kind: 'uploading', share: 0.5 });
    upload().signals.next({ kind: 'uploaded' });
    expect(voice.phase().kind).toBe('transcribing');
    expect(TestBed.inject(Announcer).polite()).toBe('Writing down what you said');
    upload().signals.next({ kind: 'turn', turn });
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

  it('can be broken off while it is uploaded, and is not lost', async () => {
    await speak(1500);
    voice.send();
    await pass(50);
    voice.breakOff();
    await pass(0);
    expect(voice.phase().kind).toBe('review');
    expect(upload().signals.observed).toBe(false);
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
