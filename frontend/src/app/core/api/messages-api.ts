import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import { ApiError } from './api-error';
import type { AudioEvent, Message, MessagePage, Turn, TurnEvent } from './api-schemas';
import { readEvents } from './sse';
import { isTurnEnd, type TurnListener } from './turn-listener';

/** Messages and the turns that answer them. */
@Injectable({ providedIn: 'root' })
export class MessagesApi {
  private readonly client = inject(ApiClient);

  page(sessionId: string, before: string): Promise<MessagePage> {
    return this.client.get(`/api/sessions/${sessionId}/messages`, { query: { limit: 50, before } });
  }

  /** Resolves as soon as the server has stored the message. The answer goes to the listener, as to the session's feed. */
  send(sessionId: string, content: string, idempotencyKey: string, listener: TurnListener): Promise<TurnEvent> {
    return this.startTurn(`/api/sessions/${sessionId}/messages`, { content }, idempotencyKey, listener);
  }

  /** Continues an answer that was stopped, interrupted or cut off; starts a failed one over. */
  continue(messageId: string, idempotencyKey: string, listener: TurnListener): Promise<TurnEvent> {
    return this.startTurn(`/api/messages/${messageId}/continue`, undefined, idempotencyKey, listener);
  }

  /** Tries again with a recording that could not be transcribed, which the server retained. */
  sendRetained(
    sessionId: string,
    recordingId: string,
    idempotencyKey: string,
    listener: TurnListener,
  ): Promise<TurnEvent> {
    const path = `/api/sessions/${sessionId}/voice?recording_id=${recordingId}`;
    return this.startTurn(path, undefined, idempotencyKey, listener);
  }

  /** Sends a recording that was transcribed before, with the transcript as the person corrected it. */
  sendRecording(
    sessionId: string,
    recordingId: string,
    content: string,
    idempotencyKey: string,
    listener: TurnListener,
  ): Promise<TurnEvent> {
    const path = `/api/sessions/${sessionId}/recordings/${recordingId}/send`;
    return this.startTurn(path, { content }, idempotencyKey, listener);
  }

  /** Synthesizes the speech of an answer, once. */
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

  /**
   * Resolves with the `turn` event and reads on to the end of the turn, so that the cause of a failure is known even if the
   * turn is over before it is on the feed. A connection that breaks after the `turn` event is no failure: the feed continues.
   */
  private async startTurn(
    path: string,
    body: unknown,
    idempotencyKey: string,
    listener: TurnListener,
  ): Promise<TurnEvent> {
    const response = await this.client.send('POST', path, { body, idempotencyKey, accept: 'text/event-stream' });
    return new Promise((resolve, reject) => {
      let isOver = false;
      const failed = (): void => reject(new ApiError(0, null));
      readEvents(response, {
        onEvent: (event) => {
          listener.receive(event);
          if (event.type === 'turn') resolve(event.data as TurnEvent);
          isOver = isTurnEnd(event);
        },
        isDone: () => isOver || listener.isGone(),
      }).then(failed, failed);
    });
  }
}
