import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { EMPTY, type Observable } from 'rxjs';
import type { SseEvent } from '../../../platform/http/streaming/sse.js';
import { MessagesService } from '../../messages/messages.service.js';
import type { AudioEvent, DoneEvent, TurnStartedEvent } from '../../turns/turn.dto.js';
import { TurnsService } from '../../turns/turns.service.js';
import { AudioFiles } from '../audio/audio-files.js';

/** What a listener of a turn is given, in this order; `notice` says what did not work. */
export type SpokenPart =
  | { type: 'started'; turn_id: string; user_message_id: string; assistant_message_id: string }
  | { type: 'audio'; mime_type: string; content: Readable }
  | { type: 'notice'; notice: string };

/** A turn as nothing but its audio, sentence after sentence. */
@Injectable()
export class SpokenReply {
  constructor(
    private readonly messages: MessagesService,
    private readonly turns: TurnsService,
    private readonly files: AudioFiles,
  ) {}

  /**
   * Ends with the audio, or when the listener has left; the turn goes on without it.
   * @throws DomainError when nothing could be spoken because the answer failed
   */
  async *follow(turnId: string, disconnected: AbortSignal): AsyncGenerator<SpokenPart, void, undefined> {
    const events = (await this.messages.follow({ turn_id: turnId, after: -1 })) ?? EMPTY;
    let isSpoken = false;
    for await (const event of eventsOf(events, disconnected)) {
      const part = await this.partOf(event);
      isSpoken ||= part?.type === 'audio';
      // Without audio a notice comes below, and only when there is no failure.
      if (part && (part.type !== 'notice' || isSpoken)) yield part;
    }
    if (isSpoken || disconnected.aborted) return;
    const { failure, notice } = await this.turns.resultOf(turnId);
    if (failure) throw failure;
    if (notice !== null) yield { type: 'notice', notice };
  }

  private async partOf({ type, data }: SseEvent): Promise<SpokenPart | null> {
    if (type === 'turn') {
      const { turn_id, user_message, assistant_message_id } = JSON.parse(data) as TurnStartedEvent;
      return { type: 'started', turn_id, user_message_id: user_message.id, assistant_message_id };
    }
    if (type === 'audio') {
      const { url, mime_type } = JSON.parse(data) as AudioEvent;
      const content = await this.files.openPart(url);
      return content && { type: 'audio', mime_type, content };
    }
    if (type !== 'done') return null;
    const { notice } = JSON.parse(data) as DoneEvent;
    return notice === null ? null : { type: 'notice', notice };
  }
}

/** Events one by one, until they are over or the listener has left. */
async function* eventsOf(
  events: Observable<SseEvent>,
  disconnected: AbortSignal,
): AsyncGenerator<SseEvent, void, undefined> {
  const waiting: SseEvent[] = [];
  let isOver = false;
  let wake = (): void => undefined;
  const source = events.subscribe({
    next: (event) => {
      waiting.push(event);
      wake();
    },
    complete: () => {
      isOver = true;
      wake();
    },
  });
  const leave = (): void => wake();
  disconnected.addEventListener('abort', leave);
  try {
    while (!disconnected.aborted) {
      const event = waiting.shift();
      if (event) yield event;
      else if (isOver) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    disconnected.removeEventListener('abort', leave);
    source.unsubscribe();
  }
}
