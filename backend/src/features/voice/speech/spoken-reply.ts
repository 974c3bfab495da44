import { once } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { EMPTY, type Observable } from 'rxjs';
import type { SseEvent } from '../../../platform/http/streaming/sse.js';
import { MessagesService } from '../../messages/messages.service.js';
import type { AudioEvent, DoneEvent, TurnStartedEvent } from '../../turns/turn.dto.js';
import { TurnsService } from '../../turns/turns.service.js';
import { AudioFiles } from '../audio/audio-files.js';

const NOTICE = 'X-Notice';

/** A turn as nothing but its sound, sentence after sentence. */
@Injectable()
export class SpokenReply {
  constructor(
    private readonly messages: MessagesService,
    private readonly turns: TurnsService,
    private readonly files: AudioFiles,
  ) {}

  /** Resolves when the sound is over or the client has left; the turn goes on without it. @throws DomainError before the first sound */
  async send(turnId: string, response: Response): Promise<void> {
    const events = (await this.messages.follow({ turn_id: turnId, after: -1 })) ?? EMPTY;
    const left = new Promise<null>((resolve) => response.once('close', () => resolve(null)));
    for await (const event of eventsOf(events, left)) {
      if (event.type === 'turn') this.name(JSON.parse(event.data) as TurnStartedEvent, response);
      if (event.type === 'audio') await this.play(JSON.parse(event.data) as AudioEvent, response, left);
      if (event.type === 'done') this.tell((JSON.parse(event.data) as DoneEvent).notice, response);
      if (response.destroyed) return;
    }
    if (!response.headersSent) {
      // Nothing could be spoken: what there is instead is a failure, or a notice.
      const { failure, notice } = await this.turns.resultOf(turnId);
      if (failure) throw failure;
      this.tell(notice, response);
      response.type('audio/mpeg');
    }
    response.end();
  }

  private name({ turn_id, user_message, assistant_message_id }: TurnStartedEvent, response: Response): void {
    response.setHeader('X-Turn-ID', turn_id);
    response.setHeader('X-User-Message-ID', user_message.id);
    response.setHeader('X-Assistant-Message-ID', assistant_message_id);
  }

  private async play({ url, mime_type }: AudioEvent, response: Response, left: Promise<null>): Promise<void> {
    if (!response.headersSent) {
      response.writeHead(200, { 'Content-Type': mime_type, 'Cache-Control': 'no-store', Trailer: NOTICE });
    }
    for await (const bytes of (await this.files.openPart(url)) ?? []) {
      if (response.destroyed) return;
      if (!response.write(bytes)) await Promise.race([left, once(response, 'drain')]);
    }
  }

  private tell(notice: string | null, response: Response): void {
    if (notice === null) return;
    const text = encodeURIComponent(notice);
    if (response.headersSent) response.addTrailers({ [NOTICE]: text });
    else response.setHeader(NOTICE, text);
  }
}

/** Events one by one, until they are over or the client has left. */
async function* eventsOf(events: Observable<SseEvent>, left: Promise<null>): AsyncGenerator<SseEvent, void, undefined> {
  const waiting: SseEvent[] = [];
  let over = false;
  let wake = (): void => undefined;
  const source = events.subscribe({
    next: (event) => {
      waiting.push(event);
      wake();
    },
    complete: () => {
      over = true;
      wake();
    },
  });
  try {
    for (;;) {
      const event = waiting.shift();
      if (event) yield event;
      else if (over) return;
      else if ((await Promise.race([left, new Promise<true>((resolve) => (wake = () => resolve(true)))])) === null)
        return;
    }
  } finally {
    source.unsubscribe();
  }
}
