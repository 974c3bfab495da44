import { Injectable } from '@angular/core';
import { createParser } from 'eventsource-parser';
import { Observable } from 'rxjs';
import { ApiError } from './api-error';
import { atBase } from '../browser/base-path';
import type { RecordingDraft, TurnEvent } from './api-schemas';
import { isTurnEnd, type TurnListener } from './turn-listener';

export type UploadSignal<Outcome> =
  /** `share` of the bytes that left this computer, 0 to 1. */
  | { readonly kind: 'uploading'; readonly share: number }
  /** Everything is there; now it is being understood. */
  | { readonly kind: 'uploaded' }
  | { readonly kind: 'understood'; readonly outcome: Outcome };

/** Reads an answer that is growing. */
interface Reader<Outcome> {
  /** @param text all there is so far @returns undefined while the outcome is not there */
  read(text: string, isWhole: boolean): Outcome | undefined;
  /** Nothing more is wanted. */
  isDone(): boolean;
}

/** Sends recordings. By XMLHttpRequest, because fetch does not tell how far an upload is. */
@Injectable({ providedIn: 'root' })
export class VoiceUpload {
  /**
   * Makes a message of it. Says what the turn is once the words are understood and stored, and ends with the turn, whose
   * events the listener hears. Fails with an `ApiError`. Letting go breaks the upload off.
   */
  send(
    sessionId: string,
    recording: Blob,
    idempotencyKey: string,
    listener: TurnListener,
  ): Observable<UploadSignal<TurnEvent>> {
    const path = `/api/sessions/${sessionId}/voice`;
    return upload(path, recording, idempotencyKey, 'text/event-stream', () => turnReader(listener));
  }

  /** Has it transcribed and kept, without sending it. Fails and breaks off as `send` does. */
  writeDown(sessionId: string, recording: Blob, idempotencyKey: string): Observable<UploadSignal<RecordingDraft>> {
    const path = `/api/sessions/${sessionId}/recordings`;
    return upload(path, recording, idempotencyKey, 'application/json', () => ({
      read: (text, isWhole) => (isWhole ? (JSON.parse(text) as RecordingDraft) : undefined),
      isDone: () => true,
    }));
  }
}

function turnReader(listener: TurnListener): Reader<TurnEvent> {
  let turn: TurnEvent | undefined;
  let isOver = false;
  let read = 0;
  const parser = createParser({
    onEvent: ({ event = 'message', id = null, data }) => {
      const heard = { type: event, id, data: JSON.parse(data) as unknown };
      listener.receive(heard);
      if (event === 'turn') turn = heard.data as TurnEvent;
      isOver = isTurnEnd(heard);
    },
  });
  return {
    read: (text) => {
      parser.feed(text.slice(read));
      read = text.length;
      return turn;
    },
    isDone: () => isOver || listener.isGone(),
  };
}

function upload<Outcome>(
  path: string,
  recording: Blob,
  idempotencyKey: string,
  accept: string,
  newReader: () => Reader<Outcome>,
): Observable<UploadSignal<Outcome>> {
  return new Observable((subscriber) => {
    const reader = newReader();
    let isUnderstood = false;
    const request = new XMLHttpRequest();
    request.open('POST', atBase(path));
    request.setRequestHeader('Accept', accept);
    request.setRequestHeader('Idempotency-Key', idempotencyKey);
    request.upload.onprogress = ({ loaded, total }) =>
      subscriber.next({ kind: 'uploading', share: total > 0 ? loaded / total : 0 });
    request.upload.onload = () => subscriber.next({ kind: 'uploaded' });

    const look = (isWhole: boolean): void => {
      if (subscriber.closed || request.status < 200 || request.status > 299) return;
      const outcome = reader.read(request.responseText, isWhole);
      if (outcome === undefined) return;
      if (!isUnderstood) subscriber.next({ kind: 'understood', outcome });
      isUnderstood = true;
      if (isWhole || reader.isDone()) subscriber.complete();
    };
    request.onprogress = () => look(false);
    request.onload = () => {
      look(true);
      if (subscriber.closed) return;
      if (request.status >= 200 && request.status < 300) return subscriber.error(new ApiError(0, null));
      void ApiError.from(responseOf(request)).then((error) => subscriber.error(error));
    };
    // A turn that is known goes on: the session's feed tells the rest.
    request.onerror = () => (isUnderstood ? subscriber.complete() : subscriber.error(new ApiError(0, null)));
    const form = new FormData();
    form.append('audio', recording, 'recording');
    request.send(form);
    return () => request.abort();
  });
}

function responseOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const name of ['Retry-After', 'X-Recording-ID']) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(request.responseText, { status: request.status, headers });
}
