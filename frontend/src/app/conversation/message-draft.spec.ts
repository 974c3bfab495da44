import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Message } from '../core/api/api-schemas';
import { ConversationStore } from './conversation-store';
import { MessageDraft } from './message-draft';
import { Outbox } from './outbox';
import { emptyTranscript, type Transcript } from './transcript/transcript';
import { SpokenReplies } from './voice/spoken-replies';
import { VoiceComposer } from './voice/voice-composer';
import { idle } from './voice/voice-phase';

let draft: MessageDraft;
let sent: string[];
let isAccepted: boolean;
const draftKey = signal('s1');
const replying = signal(false);
const transcript = signal<Transcript>(emptyTranscript);

function open(key: string): void {
  draftKey.set(key);
  TestBed.tick();
}

function type(text: string): void {
  draft.edit(text);
  TestBed.tick();
}

function reply(): void {
  replying.set(true);
  TestBed.tick();
}

function finish(status: Message['status']): void {
  transcript.set({ ...emptyTranscript, messages: [{ id: 'm2', status } as Message] });
  replying.set(false);
  TestBed.tick();
}

beforeEach(() => {
  localStorage.clear();
  sent = [];
  isAccepted = true;
  draftKey.set('s1');
  replying.set(false);
  transcript.set(emptyTranscript);
  const conversation = {
    draftKey,
    replying,
    transcript,
    failure: () => null,
    currentVisit: () => ({ number: 1 }),
    isShown: () => true,
  };
  const outbox = {
    busy: () => false,
    outgoing: () => null,
    failure: () => null,
    forgetFailure: () => undefined,
    settle: () => false,
    send: async (text: string) => {
      sent.push(text);
      return isAccepted;
    },
  };
  TestBed.configureTestingModule({
    providers: [
      MessageDraft,
      { provide: ConversationStore, useValue: conversation },
      { provide: Outbox, useValue: outbox },
      { provide: SpokenReplies, useValue: { prepare: () => undefined } },
      { provide: VoiceComposer, useValue: { busy: () => false, phase: () => idle, detach: () => undefined } },
    ],
  });
  draft = TestBed.inject(MessageDraft);
  TestBed.tick();
});

describe('A message that is being written', () => {
  it('is sent without the space around it, and the box is empty again', () => {
    type(' Hello ');
    draft.submit();

    expect(sent).toEqual(['Hello']);
    expect(draft.text()).toBe('');
  });

  it('is in the box again when it could not be sent', async () => {
    isAccepted = false;
    type('Hello');
    draft.submit();
    await Promise.resolve();

    expect(draft.text()).toBe('Hello');
  });

  it('is a draft of its session', () => {
    type('for one');
    open('s2');
    expect(draft.text()).toBe('');

    open('s1');
    expect(draft.text()).toBe('for one');
  });

  describe('while a reply is written', () => {
    it('waits for the reply, and is sent once that is complete', () => {
      reply();
      type('next');
      draft.submit();
      expect(sent).toEqual([]);
      expect(draft.text()).toBe('next');
      expect(draft.pending()).toBe('waiting');

      finish('complete');
      expect(sent).toEqual(['next']);
      expect(draft.text()).toBe('');
      expect(draft.pending()).toBeNull();
    });

    it.each(['stopped', 'interrupted', 'failed'] as const)('stays a draft when the reply is %s', (status) => {
      reply();
      type('next');
      draft.submit();
      finish(status);
      expect(sent).toEqual([]);
      expect(draft.text()).toBe('next');
      expect(draft.pending()).toBe('retained');

      draft.submit();
      expect(sent).toEqual(['next']);
      expect(draft.pending()).toBeNull();
    });

    it('is not sent by itself when it was typed but not sent, changed since, or belongs to another session', () => {
      reply();
      type('typed');
      finish('complete');
      reply();
      draft.submit();
      type('changed');
      finish('complete');
      reply();
      draft.submit();
      open('s2');
      finish('complete');

      expect(sent).toEqual([]);
      open('s1');
      expect(draft.text()).toBe('changed');
    });
  });
});
