import { Injectable } from '@angular/core';
import { createParser } from 'eventsource-parser';
import { Observable } from 'rxjs';
import { ApiError } from './api-error';
import type { RecordingDraft, TurnEvent } from './records';

export type UploadSignal<Outcome> =
  /** `share` of the bytes that left this computer, 0 to 1. */
  | { readonly kind: 'uploading'; readonly share: number }
  /** Everything is there; now it is being understood. */
  | { readonly kind: 'uploaded' }
  | { readonly kind: 'understood'; readonly outcome: Outcome };

/** Reads an answer that is growing; called with all there is so far, also at its end. Undefined while it is not there. */
type Reader<Outcome> = (text: string, isWhole: boolean) => Outcome | undefined;

/** Sends recordings. By XMLHttpRequest, because fetch does not tell how far an upload is. */
@Injectable({ providedIn: 'root' })
export class VoiceUpload {
  /**
   * Makes a message of it. Ends with the turn once the words are understood and stored; the answer itself comes over the
   * session's feed. Fails with an `ApiError`. Letting go breaks the upload off.
   */
  send(sessionId: string, recording: Blob, idempotencyKey: string): Observable<UploadSignal<TurnEvent>> {
    return upload(`/api/sessions/${sessionId}/voice`, recording, idempotencyKey, 'text/event-stream', () => {
      let turn: TurnEvent | undefined;
      let read = 0;
      const parser = createParser({
        onEvent: ({ event, data }) => {
          if (event === 'turn') turn = JSON.parse(data) as TurnEvent;
        },
      });
      return (text) => {
        parser.feed(text.slice(read));
        read = text.length;
        return turn;
      };
    });
  }

  /** Has it written down and kept, without sending it. Fails and breaks off as `send` does. */
  writeDown(sessionId: string, recording: Blob, idempotencyKey: string): Observable<UploadSignal<RecordingDraft>> {
    const path = `/api/sessions/${sessionId}/recordings`;
    return upload(
      path,
      recording,
      idempotencyKey,
      'application/json',
      () => (text, isWhole) => (isWhole ? (JSON.parse(text) as RecordingDraft) : undefined),
    );
  }
}

function upload<Outcome>(
  path: string,
  recording: Blob,
  idempotencyKey: string,
  accept: string,
  newReader: () => Reader<Outcome>,
): Observable<UploadSignal<Outcome>> {
  return new Observable((subscriber) => {
    const read = newReader();
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Accept', accept);
    request.setRequestHeader('Idempotency-Key', idempotencyKey);
    request.upload.onprogress = ({ loaded, total }) =>
      subscriber.next({ kind: 'uploading', share: total > 0 ? loaded / total : 0 });
    request.upload.onload = () => subscriber.next({ kind: 'uploaded' });

    const look = (isWhole: boolean): void => {
      if (subscriber.closed || request.status < 200 || request.status > 299) return;
      const outcome = read(request.responseText, isWhole);
      if (outcome === undefined) return;
      subscriber.next({ kind: 'understood', outcome });
      subscriber.complete();
    };
    request.onprogress = () => look(false);
    request.onload = () => {
      look(true);
      if (subscriber.closed) return;
      if (request.status >= 200 && request.status < 300) return subscriber.error(new ApiError(0, null));
      void ApiError.from(responseOf(request)).then((error) => subscriber.error(error));
    };
    request.onerror = () => subscriber.error(new ApiError(0, null));
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
