import { TestBed } from '@angular/core/testing';
import { FETCH } from '../../core/api/api-client';
import { ConversationFeed } from '../conversation-feed';
import { ConversationStore } from '../conversation-store';
import { Outbox } from '../outbox';
import { ReplyActions } from '../message/reply-actions';
import { SessionServer } from './session-server';
import { until } from './until';

/** The session `s1` on screen, and the server behind it. */
export interface OpenedConversation {
  readonly server: SessionServer;
  readonly store: ConversationStore;
  readonly outbox: Outbox;
  readonly replies: ReplyActions;
  contents(): string[];
  close(): Promise<void>;
}

export async function openConversation(): Promise<OpenedConversation> {
  localStorage.clear();
  const server = new SessionServer();
  const url = await server.start();
  TestBed.configureTestingModule({
    providers: [
      ConversationFeed,
      ConversationStore,
      Outbox,
      ReplyActions,
      { provide: FETCH, useValue: (path: string, init?: RequestInit) => fetch(url + path, init) },
    ],
  });
  const store = TestBed.inject(ConversationStore);
  await store.open('a1', 's1');
  await until(() => store.connection().state === 'open');
  return {
    server,
    store,
    outbox: TestBed.inject(Outbox),
    replies: TestBed.inject(ReplyActions),
    contents: () => store.transcript().messages.map(({ content }) => content),
    close: async () => {
      TestBed.resetTestingModule();
      await server.stop();
    },
  };
}
