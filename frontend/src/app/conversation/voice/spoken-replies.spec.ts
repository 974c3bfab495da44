import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SpeechQueue, type SpeechState } from '../../audio/speech-queue';
import { MessagesApi } from '../../core/api/messages-api';
import type { AudioEvent, Message, OutputMode } from '../../core/api/api-schemas';
import { ConversationStore } from '../conversation-store';
import { SpokenReplies } from './spoken-replies';
import { emptyTranscript, type Transcript } from '../transcript/transcript';

const sentence = (sequence: number): AudioEvent => ({
  sequence,
  mime_type: 'audio/mpeg',
  url: `/s${sequence}`,
  text: `Sentence ${sequence}.`,
});

let transcript = signal<Transcript>(emptyTranscript);
let ownTurns = signal<ReadonlySet<string>>(new Set());
let played: string[];
let spoken: SpokenReplies;

beforeEach(() => {
  transcript = signal<Transcript>(emptyTranscript);
  ownTurns = signal<ReadonlySet<string>>(new Set());
  played = [];
  TestBed.configureTestingModule({
    providers: [
      SpokenReplies,
      {
        provide: SpeechQueue,
        useValue: {
          state: signal<SpeechState>({ kind: 'silent' }),
          leftOut: signal(0),
          say: (_of: string, url: string) => played.push(url),
          stop: () => played.push('silence'),
          wake: () => played.push('awake'),
        },
      },
      {
        provide: MessagesApi,
        useValue: {
          spokenBefore: async (_turn: string, before: number) => [0, 1, 2, 3].filter((n) => n < before).map(sentence),
        },
      },
      {
        provide: ConversationStore,
        useValue: { transcript, ownTurns, output: signal<OutputMode>('voice'), sessionId: signal('s1') },
      },
    ],
  });
  spoken = TestBed.inject(SpokenReplies);
});

async function speak(...sequences: number[]): Promise<void> {
  transcript.update((before) => ({ ...before, speech: { turn_id: 't1', sentences: sequences.map(sentence) } }));
  await settle();
}

async function settle(): Promise<void> {
  TestBed.tick();
  await new Promise((resolve) => setTimeout(resolve));
}

describe('Spoken replies', () => {
  it('are played sentence by sentence in the tab that asked', async () => {
    ownTurns.set(new Set(['t1']));
    await speak(0);
    await speak(0, 1);
    expect(played).toEqual(['/s0', '/s1']);
  });

  it('are not played in other tabs', async () => {
    await speak(0, 1);
    expect(played).toEqual([]);
  });

  it('are played from the start even when the first sentence was faster than the answer to the request', async () => {
    await speak(0);
    ownTurns.set(new Set(['t1']));
    await settle();
    expect(played).toEqual(['/s0']);
  });

  it('miss no sentence that came while the connection was lost', async () => {
    ownTurns.set(new Set(['t1']));
    await speak(0);
    await speak(0, 3);
    expect(played).toEqual(['/s0', '/s1', '/s2', '/s3']);
  });

  it('are not played in another session that was opened while a missed sentence was fetched', async () => {
    ownTurns.set(new Set(['t1']));
    await speak(0);
    transcript.update((before) => ({ ...before, speech: { turn_id: 't1', sentences: [0, 3].map(sentence) } }));
    TestBed.tick();
    await Promise.resolve();
    await Promise.resolve();
    transcript.set(emptyTranscript);
    await settle();
    expect(played).toEqual(['/s0']);
  });

  it('are not started at all when they were stopped before their first sentence', async () => {
    ownTurns.set(new Set(['t1']));
    transcript.update((before) => ({ ...before, active: { turn_id: 't1', message_id: 'm1', lastSeq: 0 } }));
    spoken.stop();
    await speak(0);
    expect(played).not.toContain('/s0');
  });

  it('stay silent once they were stopped, here or in another tab', async () => {
    ownTurns.set(new Set(['t1']));
    await speak(0);
    spoken.stop();
    await speak(0, 1);
    expect(played).toEqual(['/s0', 'silence']);

    transcript.update((before) => ({
      ...before,
      messages: [{ turn_id: 't1', status: 'stopped' } as Message],
    }));
    await settle();
    expect(played.at(-1)).toBe('silence');
  });
});
