import { Injectable } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { EventBus, type PublishedEvent } from '../../../platform/events/event-bus.js';
import { DomainEvents } from '../../../platform/events/domain-events.js';
import type { SseEvent } from '../../../platform/http/streaming/sse.js';
import { Logger } from '../../../platform/observability/logger.js';
import { presentSession } from '../../sessions/session.presenter.js';
import { SessionsService } from '../../sessions/sessions.service.js';
import { deletedWhileAnswering } from '../failures.js';
import { LiveTurns } from '../live/live-turns.js';
import type { ActiveTurn } from '../turn.dto.js';
import { eventId, seqOf, sessionTopic } from '../events/turn-events.js';
import { errorEvent } from '../events/turn-payloads.js';

/** Follows a session over all its turns, for every open tab. */
@Injectable()
export class SessionFeed {
  constructor(
    private readonly events: EventBus,
    private readonly live: LiveTurns,
    private readonly sessions: SessionsService,
    private readonly domainEvents: DomainEvents,
    private readonly log: Logger,
  ) {
    domainEvents.on('session_changed', ({ session_id }) => void this.announceSession(session_id));
  }

  /** Starts with a `snapshot`, so nothing depends on what a client saw before. @throws SessionNotFound */
  async follow(sessionId: string, correlationId: string): Promise<Observable<SseEvent>> {
    const { agent_id } = await this.sessions.get(sessionId);
    return new Observable((client) => {
      // Joined before the snapshot is read: what happens meanwhile waits behind it.
      let held: PublishedEvent[] | null = [];
      const leave = this.events.follow(sessionTopic(sessionId), (event) => {
        if (held) held.push(event);
        else client.next(event);
      });
      const end = () => endDeleted(client, correlationId);
      const forget = [
        this.domainEvents.on('session_deleting', (notice) => notice.session_id === sessionId && end()),
        this.domainEvents.on('agent_deleting', (notice) => notice.agent_id === agent_id && end()),
        leave,
      ];
      this.snapshot(sessionId).then(
        ({ data, active }) => {
          client.next({ id: '', type: 'snapshot', data });
          for (const event of held ?? []) if (!isCovered(event, active)) client.next(event);
          held = null;
        },
        (error: unknown) => client.error(error),
      );
      return () => forget.forEach((undo) => undo());
    });
  }

  private async snapshot(sessionId: string): Promise<{ data: string; active: ActiveTurn | null }> {
    const session = presentSession(await this.sessions.get(sessionId));
    // Text and event number are read in one go; what comes after them is held back until the snapshot is out.
    const active = this.activeTurn(sessionId);
    return { data: JSON.stringify({ session, active_turn: active }), active };
  }

  private activeTurn(sessionId: string): ActiveTurn | null {
    const live = this.live.ofSession(sessionId);
    const seen = live?.snapshot();
    if (!live || !seen) return null;
    return {
      turn_id: live.id,
      assistant_message_id: live.draft.assistant_message.id,
      content: seen.content,
      last_event_id: eventId(live.id, seen.lastSeq),
    };
  }

  private async announceSession(sessionId: string): Promise<void> {
    const topic = sessionTopic(sessionId);
    if (!this.events.isFollowed(topic)) return;
    try {
      const session = presentSession(await this.sessions.get(sessionId));
      this.events.publish(topic, { id: '', seq: 0, type: 'session', data: JSON.stringify({ session }) });
    } catch (error) {
      this.log.debug('session not announced', { session_id: sessionId, error });
    }
  }
}

/** The snapshot's text holds this event already. */
function isCovered(event: PublishedEvent, active: ActiveTurn | null): boolean {
  if (!active || !event.id.startsWith(active.turn_id)) return false;
  return event.seq <= seqOf(active.last_event_id, active.turn_id);
}

function endDeleted(client: Subscriber<SseEvent>, correlationId: string): void {
  client.next({ id: '', type: 'error', data: errorEvent(deletedWhileAnswering(), null, correlationId) });
  client.complete();
}
