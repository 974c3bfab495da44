import { Injectable } from '@nestjs/common';
import { ChatModel } from '../../../ai/chat-model.js';
import { EventBus } from '../../../platform/events/event-bus.js';
import { Logger } from '../../../platform/observability/logger.js';
import { correlate } from '../../../platform/observability/work-signals.js';
import { titleFrom } from '../../sessions/session-texts.js';
import { suggestedTitle } from '../../sessions/suggested-title.js';
import { SessionsService } from '../../sessions/sessions.service.js';
import type { LiveTurn } from '../live/live-turn.js';
import { LiveTurns } from '../live/live-turns.js';
import { sessionTopic } from '../events/turn-events.js';

const INSTRUCTIONS =
  'Write a title of two to five words for a conversation that begins with the message below, in its language. Answer with ' +
  'the title only: no quotation marks, no full stop.';
const MAX_TITLE_TOKENS = 200;
/** As much of the message as a title needs. */
const EXCERPT = 1000;
const TIME_LIMIT_MS = 20_000;

/** Gives a session a short title after its first answer. It never delays the answer, and failing costs nothing. */
@Injectable()
export class SessionTitles {
  constructor(
    private readonly chatModel: ChatModel,
    private readonly sessions: SessionsService,
    private readonly events: EventBus,
    private readonly log: Logger,
    live: LiveTurns,
  ) {
    live.onEnd((turn, outcome) => {
      if (!turn.draft.isUntitled || outcome.turn.status !== 'complete') return;
      this.suggest(turn).catch((error: unknown) =>
        this.log.debug('title not made', { turn_id: turn.id, correlation_id: turn.correlationId, error }),
      );
    });
  }

  private async suggest({ draft, sessionId, correlationId }: LiveTurn): Promise<void> {
    const answer = await this.chatModel.complete(
      {
        messages: [
          { role: 'system', content: INSTRUCTIONS },
          { role: 'user', content: draft.user_message.content.slice(0, EXCERPT) },
        ],
        model: draft.agent.model,
        temperature: null,
        maxOutputTokens: MAX_TITLE_TOKENS,
      },
      correlate(AbortSignal.timeout(TIME_LIMIT_MS), correlationId),
    );
    const suggested = suggestedTitle(answer.text, answer.finish_reason === 'length');
    // The first message stays the title then.
    if (suggested === null) return;
    const title = titleFrom(suggested);
    if (!(await this.sessions.suggestTitle(sessionId, title))) return;
    this.events.publish(sessionTopic(sessionId), { id: '', seq: 0, type: 'title', data: JSON.stringify({ title }) });
  }
}
