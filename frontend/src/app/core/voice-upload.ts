import { Injectable } from '@angular/core';
import { createParser } from 'eventsource-parser';
import { Observable } from 'rxjs';
import { ApiError } from './api-error';
import type { TurnEvent } from './records';

export type UploadSignal =
  /** `share` of the bytes that left this computer, 0 to 1. */
  | { readonly kind: 'uploading'; readonly share: number }
  /** Everything is there; now it is being understood. */
  | { readonly kind: 'uploaded' }
  | { readonly kind: 'turn'; readonly turn: TurnEvent };

/** Sends recordings. By XMLHttpRequest, because fetch does not tell how far an upload is. */
@Injectable({ providedIn: 'root' })
export class VoiceUpload {
  /**
   * Ends with `turn` once the words are understood and stored; the answer itself comes over the session's feed. Fails with
   * an `ApiError`. Letting go breaks the upload off.
   */
  send(sessionId: string, recording: Blob, idempotencyKey: string): Observable<UploadSignal> {
    return new Observable<UploadSignal>((subscriber) => {
      const request = new XMLHttpRequest();
      request.open('POST', `/api/sessions/${sessionId}/voice`);
      request.setRequestHeader('Accept', 'text/event-stream');
      request.setRequestHeader('Idempotency-Key', idempotencyKey);
      request.upload.onprogress = ({ loaded, total }) =>
        subscriber.next({ kind: 'uploading', share: total > 0 ? loaded / total : 0 });
      request.upload.onload = () => subscriber.next({ kind: 'uploaded' });

      const parser = createParser({
        onEvent: ({ event, data }) => {
          if (event !== 'turn') return;
          subscriber.next({ kind: 'turn', turn: JSON.parse(data) as TurnEvent });
          subscriber.complete();
        },
      });
      let read = 0;
      request.onprogress = () => {
        if (request.status !== 200) return;
        parser.feed(request.responseText.slice(read));
        read = request.responseText.length;
      };
      // After a `turn` nobody listens any more: what follows means that there was none.
      request.onload = () => {
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
}

function responseOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const name of ['Retry-After', 'X-Recording-ID']) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(request.responseText, { status: request.status, headers });
}
