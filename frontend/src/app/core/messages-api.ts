import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import { ApiError } from './api-error';
import type { AudioEvent, Message, MessagePage, Turn, TurnEvent } from './records';
import { readEvents } from './sse';

/** Messages and the turns that answer them. */
@Injectable({ providedIn: 'root' })
export class MessagesApi {
  private readonly client = inject(ApiClient);

  page(sessionId: string, before: string): Promise<MessagePage> {
    return this.client.get(`/api/sessions/${sessionId}/messages`, { query: { limit: 50, before } });
  }

  /** Resolves as soon as the server has stored the message. The answer itself comes over the session's feed. */
  send(sessionId: string, content: string, idempotencyKey: string): Promise<TurnEvent> {
    return this.startTurn(`/api/sessions/${sessionId}/messages`, { content }, idempotencyKey);
  }

  /** Goes on in an answer that was stopped, interrupted or cut off; starts a failed one anew. */
  continue(messageId: string, idempotencyKey: string): Promise<TurnEvent> {
    return this.startTurn(`/api/messages/${messageId}/continue`, undefined, idempotencyKey);
  }

  /** Tries again with a recording that the server kept because it could not be understood. */
  sendKept(sessionId: string, recordingId: string, idempotencyKey: string): Promise<TurnEvent> {
    return this.startTurn(`/api/sessions/${sessionId}/voice?recording_id=${recordingId}`, undefined, idempotencyKey);
  }

  /** Sends a recording that was written down before, with its words as the person corrected them. */
  sendRecording(sessionId: string, recordingId: string, content: string, idempotencyKey: string): Promise<TurnEvent> {
    return this.startTurn(`/api/sessions/${sessionId}/recordings/${recordingId}/send`, { content }, idempotencyKey);
  }

  /** Makes the spoken form of an answer, once. */
  speak(messageId: string): Promise<Message> {
    return this.client.post(`/api/messages/${messageId}/speech`);
  }

  /** The sentences of a turn that were spoken before this one: what a broken connection left out. */
  async spokenBefore(turnId: string, sequence: number): Promise<readonly AudioEvent[]> {
    const response = await this.client.send('GET', `/api/turns/${turnId}/events`, { accept: 'text/event-stream' });
    const sentences: AudioEvent[] = [];
    await readEvents(response, {
      onEvent: ({ type, data }) => {
        if (type === 'audio') sentences.push(data as AudioEvent);
      },
      isDone: () => sentences.some((sentence) => sentence.sequence >= sequence),
    });
    return sentences.filter((sentence) => sentence.sequence < sequence);
  }

  turn(id: string): Promise<Turn> {
    return this.client.get(`/api/turns/${id}`);
  }

  stop(turnId: string): Promise<Turn> {
    return this.client.post(`/api/turns/${turnId}/stop`);
  }

  /** Hangs up after the `turn` event: a turn runs on the server, and every tab follows it on the session's feed. */
  private async startTurn(path: string, body: unknown, idempotencyKey: string): Promise<TurnEvent> {
    const response = await this.client.send('POST', path, { body, idempotencyKey, accept: 'text/event-stream' });
    const started: TurnEvent[] = [];
    await readEvents(response, {
      onEvent: ({ type, data }) => {
        if (type === 'turn') started.push(data as TurnEvent);
      },
      isDone: () => started.length > 0,
    }).catch(() => {
      throw new ApiError(0, null);
    });
    const turn = started[0];
    if (!turn) throw new ApiError(0, null);
    return turn;
  }
}
