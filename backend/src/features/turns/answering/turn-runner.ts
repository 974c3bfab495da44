import { Injectable } from '@nestjs/common';
import { type ChatEnd, ChatModel, type ChatRequest } from '../../../ai/chat-model.js';
import { ModelFailure } from '../../../ai/model-failure.js';
import { Clock } from '../../../platform/clock.js';
import { toTimestamp } from '../../../platform/database/columns.js';
import type { DomainError } from '../../../platform/domain-error.js';
import { Logger } from '../../../platform/observability/logger.js';
import { Metrics } from '../../../platform/observability/metrics.js';
import { CitationMarkers } from '../../knowledge/retrieval/citation-markers.js';
import type { Message, UsageRecord } from '../../sessions/message/message.entity.js';
import { answerError, deletedWhileAnswering, interruptedByServer, messageError, storageStalled } from '../failures.js';
import { withCited } from './grounding.js';
import type { LiveTurn, TurnOutcome } from '../live/live-turn.js';
import { doneEvent, errorEvent } from '../events/turn-payloads.js';
import type { SpokenAnswer, SpokenOutcome } from '../speech/spoken-answer.js';
import type { Turn } from '../turn.entity.js';
import { TurnLedger } from '../storage/turn-ledger.js';
import { TurnGone, TurnTaken } from '../storage/turn-records.js';

const UNSPOKEN: SpokenOutcome = { file: null, notice: null };

/** How a turn ended, before it is stored. */
interface Ending {
  status: Exclude<Turn['status'], 'running'>;
  end: ChatEnd | null;
  failure: Error | null;
}

/** Carries a turn from the question to its stored end. Knows no request: whoever asked may be gone. */
@Injectable()
export class TurnRunner {
  constructor(
    private readonly chatModel: ChatModel,
    private readonly ledger: TurnLedger,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    private readonly log: Logger,
  ) {}

  /**
   * Resolves, never rejects, when the turn is over, stored and told.
   * @param prepare what the model is asked, once everything it needs is found
   */
  async run(live: LiveTurn, prepare: () => Promise<ChatRequest>): Promise<TurnOutcome> {
    this.metrics.runningTurns.inc();
    const ending = await this.answer(live, prepare);
    live.draft.trace.answered();
    const spoken = live.speech ? await this.endSpeech(live, live.speech, ending) : UNSPOKEN;
    const outcome = await this.finish(live, ending, spoken);
    this.metrics.runningTurns.dec();
    return outcome;
  }

  private async answer(live: LiveTurn, prepare: () => Promise<ChatRequest>): Promise<Ending> {
    try {
      const request = await prepare();
      live.draft.trace.asked();
      const end = await this.ask(live, request);
      if (live.content.trim() === '')
        throw new ModelFailure('invalid', 'The provider gave an answer without any text.');
      return { status: 'complete', end, failure: null };
    } catch (error) {
      if (live.endReason === 'stopped') return { status: 'stopped', end: null, failure: null };
      if (live.endReason === 'shutdown') return { status: 'interrupted', end: null, failure: interruptedByServer() };
      const status = live.content.trim() === '' ? 'failed' : 'interrupted';
      if (live.endReason === 'unstorable') return { status, end: null, failure: storageStalled() };
      return { status, end: null, failure: error as Error };
    }
  }

  /** With passages given, markers that cite none of them are left out on the way. */
  private async ask(live: LiveTurn, request: ChatRequest): Promise<ChatEnd> {
    const { citations } = live.draft.assistant_message;
    const markers = citations && new CitationMarkers(citations.length);
    const pass = (text: string) => this.take(live, text);
    const discard = () => {
      markers?.rest();
      live.discardText();
    };
    try {
      const sink = markers ? (text: string) => pass(markers.push(text)) : pass;
      return await this.chatModel.answer(request, sink, live.signal, discard);
    } finally {
      pass(markers?.rest() ?? '');
    }
  }

  /** Runs for every piece of text of every answer: from the provider's socket to the followers without a pause. */
  private take(live: LiveTurn, text: string): void {
    if (text === '' || isNotStored(live)) return;
    const waitedMs = live.draft.trace.text();
    if (waitedMs !== null) this.metrics.timeToFirstTokenSeconds.observe(waitedMs / 1000);
    live.write(text);
    live.speech?.write(text);
  }

  /** What was written is spoken to its end, and so is the text that stands in for an answer. */
  private endSpeech(live: LiveTurn, speech: SpokenAnswer, { status, failure }: Ending): Promise<SpokenOutcome> {
    const fallback = failure && live.endReason === null ? answerError(failure).fallback_message : null;
    return speech.end(fallback, status === 'failed');
  }

  private async finish(live: LiveTurn, ending: Ending, { file, notice }: SpokenOutcome): Promise<TurnOutcome> {
    if (isNotStored(live)) return this.finishUnstored(live);
    const usage = usageOf(ending.end);
    if (usage) this.count(usage);
    const error = ending.failure ? answerError(ending.failure) : null;
    if (error) this.log[error.logLevel]('turn failed', { ...fieldsOf(live), code: error.code, error: error.cause });
    const turn: Turn = {
      ...live.draft.turn,
      status: ending.status,
      trace: live.draft.trace.records(usage?.model ?? null, usage),
      usage,
      finished_at: toTimestamp(this.clock.now()),
    };
    const assistantMessage: Message = {
      ...live.draft.assistant_message,
      audio_file: file?.audio_file ?? null,
      audio: file?.audio ?? null,
      content: ending.status === 'failed' ? (error?.fallback_message ?? '') : live.content,
      citations: withCited(live.draft.assistant_message.citations, live.content),
      status: ending.status,
      finish_reason: ending.end?.finish_reason ?? null,
      error: error && messageError(error, this.clock.now()),
      usage: addUsage(live.draft.assistant_message.usage, usage),
    };
    const lastEvent = error
      ? live.next('error', errorEvent(error, assistantMessage.id, live.correlationId, assistantMessage))
      : live.next('done', doneEvent(assistantMessage, turn, notice));
    try {
      await this.ledger.end({ turn, message: assistantMessage, history: live.history });
    } catch (cause) {
      // Nothing may be called done that is not on disk.
      const unstored = this.whyUnstored(live, cause);
      live.publishBrokenOff(errorEvent(unstored, assistantMessage.id, live.correlationId));
      return { turn, assistant_message: assistantMessage, failure: unstored, notice: null };
    }
    live.publishAll(lastEvent);
    return { turn, assistant_message: assistantMessage, failure: error, notice };
  }

  /** The rows are gone, or going, or another process's: followers are told, nothing is stored. */
  private async finishUnstored(live: LiveTurn): Promise<TurnOutcome> {
    const { turn, assistant_message } = live.draft;
    const isTaken = live.endReason === 'lost' && (await this.ledger.has(live.id).catch(() => true));
    const failure = isTaken ? interruptedByServer() : deletedWhileAnswering();
    this.ledger.forget(live.id);
    live.publishBrokenOff(errorEvent(failure, assistant_message.id, live.correlationId));
    return { turn, assistant_message, failure, notice: null };
  }

  private whyUnstored(live: LiveTurn, cause: unknown): DomainError {
    if (cause instanceof TurnGone) return deletedWhileAnswering();
    if (cause instanceof TurnTaken) return interruptedByServer();
    // The turn is still running on disk and will be found interrupted.
    this.log.error('turn not stored', { ...fieldsOf(live), error: cause });
    return answerError(cause);
  }

  private count({ model, input_tokens, output_tokens }: UsageRecord): void {
    this.metrics.tokens.inc({ direction: 'input', model }, input_tokens);
    this.metrics.tokens.inc({ direction: 'output', model }, output_tokens);
  }
}

/** What a log line about it says of it. */
function fieldsOf({ id, correlationId }: LiveTurn) {
  return { turn_id: id, correlation_id: correlationId };
}

/** What it says from here on is stored by nobody. */
function isNotStored({ endReason }: LiveTurn): boolean {
  return endReason === 'deleted' || endReason === 'lost';
}

function usageOf(end: ChatEnd | null): UsageRecord | null {
  return end?.usage ? { ...end.usage, model: end.model } : null;
}

/** A message that was continued used what all its turns used, as far as the provider told. */
function addUsage(before: UsageRecord | null, now: UsageRecord | null): UsageRecord | null {
  if (!before || !now) return now ?? before;
  return {
    input_tokens: before.input_tokens + now.input_tokens,
    cached_input_tokens: before.cached_input_tokens + now.cached_input_tokens,
    output_tokens: before.output_tokens + now.output_tokens,
    reasoning_tokens: before.reasoning_tokens + now.reasoning_tokens,
    model: now.model,
  };
}
