import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/domain-error.js';
import { titleFrom } from '../../sessions/session-texts.js';
import type { Channel } from '../../sessions/session.entity.js';
import type { LiveTurn } from '../live/live-turn.js';
import { LiveTurns } from '../live/live-turns.js';
import { Prompts } from './prompts.js';
import type { TranscriptEvent } from '../turn.dto.js';
import type { TurnDraft } from '../turn-draft.js';
import { type StartingTurn, TurnDrafts } from './turn-drafts.js';
import type { SpokenInput, TurnInput, UserInput } from './turn-input.js';
import { TurnLedger } from '../storage/turn-ledger.js';
import { turnStartedEvent } from '../events/turn-payloads.js';
import { BranchMoved } from '../storage/turn-records.js';
import { TurnRunner } from '../answering/turn-runner.js';
import { TurnInProgress } from '../turns.errors.js';

/** How often a turn is drafted before a session counts as busy. */
const MAX_ATTEMPTS = 5;

/** What ends the work for a turn that is not open yet. */
interface Claimed {
  readonly signal: AbortSignal;
}

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
   * Claims the session, transcribes what is spoken, stores the message and starts its answer, which goes on whoever listens.
   * @param turnId the id the turn will have
   * @param correlationId of the request, for the log
   * @returns when the message is on disk
   * @throws SessionNotFound, TurnInProgress, TooManyTurns, ShuttingDown
   */
  start(turnId: string, sessionId: string, input: TurnInput, correlationId: string): Promise<LiveTurn> {
    return this.begin({ sessionId, correlationId }, async (claim) => {
      const starting = await this.drafts.start(sessionId);
      const said =
        typeof input.content === 'string'
          ? ({ content: input.content, message_type: 'text' } as const)
          : await transcribed(input.content, starting, claim);
      return this.drafts.forMessage(turnId, starting, said, input.output);
    });
  }

  /** Goes on in an unfinished answer. @throws MessageNotFound, NothingToContinue, and as `start` */
  async continue(turnId: string, messageId: string, output: Channel | null, correlationId: string): Promise<LiveTurn> {
    const sessionId = await this.drafts.sessionOf(messageId);
    return this.begin({ sessionId, correlationId }, () => this.drafts.forContinuation(turnId, messageId, output));
  }

  private async begin(
    { sessionId, correlationId }: { sessionId: string; correlationId: string },
    makeDraft: (claim: Claimed) => Promise<TurnDraft>,
  ): Promise<LiveTurn> {
    const claim = this.live.claim(sessionId, correlationId);
    try {
      return await this.open(await makeDraft(claim));
    } catch (error) {
      this.live.release(sessionId);
      const { signal } = claim;
      // The database refuses what broke a rule meanwhile: the session was deleted, or another process answers in it.
      if (!(error instanceof DomainError) && !signal.aborted) await this.drafts.check(sessionId);
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
    const firstEvent = live.next('turn', turnStartedEvent(turn.id, user_message, assistant_message.id));
    const title = draft.isUntitled ? titleFrom(user_message.content) : null;
    const [request] = await Promise.all([
      this.prompts.requestFor(draft),
      this.ledger.begin({ draft, title, firstEvent }),
    ]);
    this.live.begun(live, firstEvent);
    if (draft.isNew && user_message.audio_file !== null) this.tellTranscript(live, user_message.content);
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

async function transcribed(
  transcribe: (signal: AbortSignal) => Promise<SpokenInput>,
  { trace }: StartingTurn,
  { signal }: Claimed,
): Promise<UserInput> {
  const { model: _model, ...spoken } = await trace.measure('transcribe', () => transcribe(signal));
  return { ...spoken, message_type: 'voice' };
}
