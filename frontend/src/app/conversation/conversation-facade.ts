import { computed, effect, inject, Injectable, type Provider, untracked } from '@angular/core';
import { RunTimeConfig } from '../core/api/run-time-config';
import { SessionsStore } from '../core/stores/sessions-store';
import { SessionActions } from '../sessions/session-actions';
import { ConnectHelp } from '../ui/dialogs/connect-help';
import { ConversationFeed } from './conversation-feed';
import { ConversationNavigation } from './conversation-navigation';
import { ConversationReplies } from './conversation-replies';
import { ConversationStore } from './conversation-store';
import { explainFailure } from './message/failure-message';
import { ReplyActions } from './message/reply-actions';
import { ReplyAnnouncer } from './message/reply-announcer';
import { MessageDraft } from './message-draft';
import { Outbox } from './outbox';
import { OpenedSource } from './sources/opened-source';
import { ChosenMicrophone } from './voice/chosen-microphone';
import { SpokenReplies } from './voice/spoken-replies';
import { TurnTaking } from './voice/turn-taking';
import { VoiceComposer } from './voice/voice-composer';
import { VoiceDelivery } from './voice/voice-delivery';

/** The session at the address: what the page shows of it, and what can be done with it. */
@Injectable()
export class ConversationFacade {
  private readonly navigation = inject(ConversationNavigation);
  private readonly store = inject(ConversationStore);
  private readonly sessions = inject(SessionsStore);
  private readonly sessionActions = inject(SessionActions);
  private readonly config = inject(RunTimeConfig);
  private readonly help = inject(ConnectHelp);

  readonly agentId = this.navigation.agentId;
  readonly agent = this.store.agent;
  readonly session = this.store.session;
  readonly visit = this.store.visit;
  readonly transcript = this.store.transcript;
  readonly state = this.store.state;
  readonly olderState = this.store.olderState;
  readonly connection = this.store.connection;
  readonly failure = computed(() => {
    const failure = this.store.failure();
    if (!failure) return null;
    const hasSession = this.navigation.sessionId() !== null;
    return {
      message: explainFailure(failure, hasSession ? 'session' : 'agent'),
      isGone: failure.status === 404,
      canStartSession: hasSession && this.sessions.agentId() === this.agentId(),
    };
  });
  readonly messageCharacters = this.config.messageCharacters;
  readonly canRecord = this.config.canListen;

  constructor() {
    inject(ReplyAnnouncer);
    inject(TurnTaking);
    effect(() => {
      this.navigation.agentId();
      this.navigation.sessionId();
      untracked(() => this.open());
    });
  }

  /** Opens what the address says; also to try again after a failure. */
  open(): void {
    this.navigation.arrive();
    this.sessions.open(this.agentId()).catch(() => undefined);
    void this.store.open(this.agentId(), this.navigation.sessionId());
  }

  loadEarlier(): void {
    void this.store.loadEarlier();
  }

  reconnect(): void {
    this.store.reconnectNow();
  }

  connectModel(): void {
    void this.help.open(this.config.provider());
  }

  async rename(title: string): Promise<void> {
    const session = this.session();
    if (session) await this.sessionActions.rename(session, title);
  }

  async delete(): Promise<void> {
    const session = this.session();
    if (!session || !(await this.sessionActions.delete(session))) return;
    await this.navigation.leaveDeleted(session.agent_id);
  }
}

/** Of the page rather than of its route, whose providers Angular keeps after the page is left. */
export const conversationProviders: Provider[] = [
  ChosenMicrophone,
  ConversationFacade,
  ConversationFeed,
  ConversationNavigation,
  ConversationReplies,
  ConversationStore,
  MessageDraft,
  OpenedSource,
  Outbox,
  ReplyActions,
  ReplyAnnouncer,
  SpokenReplies,
  TurnTaking,
  VoiceComposer,
  VoiceDelivery,
];
