import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { acceptedForm } from '../../../platform/http/input/content-negotiation.js';
import { goneSignal } from '../../../platform/http/streaming/sse.js';
import type { TurnPosition } from '../../turns/following/turn-resumption.js';
import { type SpokenPart, SpokenReply } from './spoken-reply.js';

const NOTICE = 'X-Notice';

/** Answers `Accept: audio/mpeg`: the turn that a handler returns, as the audio of its answer. */
@Injectable()
export class AudioResponseInterceptor implements NestInterceptor<TurnPosition> {
  constructor(private readonly replies: SpokenReply) {}

  intercept(context: ExecutionContext, next: CallHandler<TurnPosition>): Observable<unknown> {
    if (acceptedForm(context) !== 'audio') return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(mergeMap(({ turn_id }) => this.send(turn_id, response)));
  }

  /** Resolves when the audio is over or the client has left. */
  private async send(turnId: string, response: Response): Promise<void> {
    const disconnected = goneSignal(response);
    for await (const part of this.replies.follow(turnId, disconnected)) await sendPart(part, response, disconnected);
    if (!response.headersSent) response.type('audio/mpeg');
    response.end();
  }
}

async function sendPart(part: SpokenPart, response: Response, disconnected: AbortSignal): Promise<void> {
  if (part.type === 'started') {
    response.setHeader('X-Turn-ID', part.turn_id);
    response.setHeader('X-User-Message-ID', part.user_message_id);
    response.setHeader('X-Assistant-Message-ID', part.assistant_message_id);
  } else if (part.type === 'notice') {
    const text = encodeURIComponent(part.notice);
    if (response.headersSent) response.addTrailers({ [NOTICE]: text });
    else response.setHeader(NOTICE, text);
  } else {
    if (!response.headersSent) {
      response.writeHead(200, { 'Content-Type': part.mime_type, 'Cache-Control': 'no-store', Trailer: NOTICE });
    }
    await sendAudio(part.content, response, disconnected);
  }
}

async function sendAudio(content: Readable, response: Response, disconnected: AbortSignal): Promise<void> {
  for await (const bytes of content) {
    if (disconnected.aborted) return;
    if (response.write(bytes)) continue;
    await once(response, 'drain', { signal: disconnected }).catch((error: unknown) => {
      if (!disconnected.aborted) throw error;
    });
  }
}
