import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/domain-error.js';
import { titleFrom } from '../../sessions/session-texts.js';
import type { Channel } from '../../sessions/session.entity.js';
import type { LiveTurn } from '../live/live-turn.js';
import { LiveTurns } from '../live/live-turns.js';
import { Prompts } from './prompts.js';
import type { TranscriptEvent } from '../turn.dto.js';
import type { TurnDraft } from '../turn-draft.js';
import { TurnDrafts } from './turn-drafts.js';
import type { TurnInput } from './turn-input.js';
import { TurnLedger } from '../storage/turn-ledger.js';
import { turnStartedEvent } from '../events/turn-payloads.js';
import { BranchMoved } from '../storage/turn-records.js';
import { TurnRunner } from '../answering/turn-runner.js';
import { TurnInProgress } from '../turns.errors.js';

/** How often a turn is drafted before a session counts as busy. */
const MAX_ATTEMPTS = 5;

/** The way into a turn for every kind of input. */
@Injectable()
export class TurnStarter {
  constructor(
    private readonly drafts: TurnDrafts,
    private readonly live: LiveTurns,
    private readonly ledger: TurnLedger,
    private readonly prompts: Prompts,
    private readonly runner: TurnRunner,
  ) {}

  /**
   * Stores a message and starts its answer, which goes on whoever listens.
   * @param turn_id the id the turn will have
   * @returns when the message is on disk
   * @throws SessionNotFound, TurnInProgress, TooManyTurns, ShuttingDown
   */
  start(turn_id: string, session_id: string, input: TurnInput): Promise<LiveTurn> {
    return this.begin(session_id, (signal) => this.drafts.forMessage(turn_id, session_id, input, signal));
  }

  /** Goes on in an unfinished answer. @throws MessageNotFound, NothingToContinue, and as `start` */
  async continue(turn_id: string, message_id: string, output: Channel | null): Promise<LiveTurn> {
    const session_id = await this.drafts.sessionOf(message_id);
    return this.begin(session_id, () => this.drafts.forContinuation(turn_id, message_id, output));
  }

  private async begin(session_id: string, makeDraft: (signal: AbortSignal) => Promise<TurnDraft>): Promise<LiveTurn> {
    const signal = this.live.claim(session_id);
    try {
      return await this.open(await makeDraft(signal));
    } catch (error) {
      this.live.release(session_id);
      // The database refuses what broke a rule meanwhile: the session was deleted, or another process answers in it.
      if (!(error instanceof DomainError) && !signal.aborted) await this.drafts.check(session_id);
      throw signal.aborted ? signal.reason : error;
    }
  }

  /** Another process may answer in the session meanwhile; then the turn goes on behind what that one stored. */
  private async open(draft: TurnDraft, attempt = 1): Promise<LiveTurn> {
    try {
      return await this.store(draft);
    } catch (error) {
      if (!(error instanceof BranchMoved)) throw error;
      if (attempt === MAX_ATTEMPTS) throw new TurnInProgress();
      return this.open(await this.drafts.rebase(draft), attempt + 1);
    }
  }

  private async store(draft: TurnDraft): Promise<LiveTurn> {
    const live = this.live.open(draft);
    const { turn, user_message, assistant_message } = draft;
    const first_event = live.next('turn', turnStartedEvent(turn.id, user_message, assistant_message.id));
    const title = draft.is_untitled ? titleFrom(user_message.content) : null;
    const [request] = await Promise.all([
      this.prompts.requestFor(draft),
      this.ledger.begin({ draft, title, first_event }),
    ]);
    this.live.begun(live, first_event);
    if (draft.is_new && user_message.audio_file !== null) this.tellTranscript(live, user_message.content);
    void this.runner
      .run(live, () => this.prompts.ground(live, request))
      .then((outcome) => this.live.close(live, outcome));
    return live;
  }

  private tellTranscript(live: LiveTurn, content: string): void {
    const record: TranscriptEvent = { content };
    live.record('transcript', JSON.stringify(record));
  }
}
