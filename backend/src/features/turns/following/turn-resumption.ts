import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { validationError } from '../../../platform/http/errors/validation-error.js';
import { isId } from '../../../platform/ids.js';
import { Message } from '../../sessions/message/message.entity.js';
import { MessageNotFound } from '../../sessions/sessions.errors.js';
import { SessionsService } from '../../sessions/sessions.service.js';
import { Turn } from '../turn.entity.js';
import { seqOf } from '../events/turn-events.js';

/** Where a client is in a turn: behind event number `after`, or before the first one with -1. */
export interface TurnPosition {
  turn_id: string;
  after: number;
}

/** A request that answers a new message. */
interface MessageRequest {
  session_id: string;
  /** What it says; null when it cannot be told before a recording is transcribed. */
  content: string | null;
}

/**
 * Finds the turn of a POST that is repeated because its stream broke. Such a request says what it saw last, so it never
 * means a second turn: it gets the first one's events from there, or it is refused.
 */
@Injectable()
export class TurnResumption {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * @returns null for a request that does not resume anything
   * @throws SessionNotFound, DomainError `validation_error`
   */
  async ofMessage(lastEventId: string | null, { session_id, content }: MessageRequest): Promise<TurnPosition | null> {
    if (lastEventId === null) return null;
    const turn = await this.turnOf(lastEventId);
    if (turn?.session_id !== session_id) await this.sessions.get(session_id);
    const question = turn && (await this.message(turn.user_message_id));
    // A continuation answers a message of an earlier turn.
    const isOwn = turn?.session_id === session_id && question?.turn_id === turn.id;
    if (!isOwn || (content !== null && content !== question.content)) throw notItsOwn();
    if (content === null && question.message_type !== 'voice') throw notItsOwn();
    return { turn_id: turn.id, after: seqOf(lastEventId, turn.id) };
  }

  /** @throws MessageNotFound, DomainError `validation_error` */
  async ofContinuation(lastEventId: string | null, messageId: string): Promise<TurnPosition | null> {
    if (lastEventId === null) return null;
    const turn = await this.turnOf(lastEventId);
    if (turn?.assistant_message_id !== messageId) {
      if (!(await this.message(messageId))) throw new MessageNotFound();
      throw notItsOwn();
    }
    const question = await this.message(turn.user_message_id);
    if (question?.turn_id === turn.id) throw notItsOwn();
    return { turn_id: turn.id, after: seqOf(lastEventId, turn.id) };
  }

  private async turnOf(lastEventId: string): Promise<Turn | null> {
    const id = lastEventId.split(':')[0];
    return isId(id) ? this.database.repository(Turn).findOneBy({ id }) : null;
  }

  private message(id: string): Promise<Message | null> {
    return this.database.repository(Message).findOneBy({ id });
  }
}

function notItsOwn() {
  const message = 'must be the id of an event that this same request was answered with; leave it out to ask anew';
  return validationError([{ field: 'Last-Event-ID', message }]);
}
