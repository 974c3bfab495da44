import { Injectable } from '@angular/core';
import {
  catchError,
  concat,
  defer,
  distinctUntilChanged,
  EMPTY,
  filter,
  map,
  type Observable,
  takeWhile,
  tap,
  throwError,
} from 'rxjs';
import { ApiError } from './api-error';
import type { RecordingDraft, TurnEvent } from './api-schemas';
import { eventParser } from './sse';
import { isTurnEnd, type TurnListener } from './turn-listener';
import { type ResponseText, upload, uploadForJson, type UploadProgress, type UploadSignal } from './upload';

/** Sends recordings. */
@Injectable({ providedIn: 'root' })
export class VoiceUpload {
  /**
   * Sends it as a message. Responds with the turn once the recording is transcribed and stored, and completes with the
   * turn, whose events go to the listener. Fails with an `ApiError`. Unsubscribing aborts the upload.
   */
  send(
    sessionId: string,
    recording: Blob,
    idempotencyKey: string,
    listener: TurnListener,
  ): Observable<UploadSignal<TurnEvent>> {
    const options = { idempotencyKey, accept: 'text/event-stream' };
    return readTurn(upload(`/api/sessions/${sessionId}/voice`, formOf(recording), options), listener);
  }

  /** Has it transcribed and stored, without sending it. Fails and is aborted as `send`. */
  transcribe(sessionId: string, recording: Blob, idempotencyKey: string): Observable<UploadSignal<RecordingDraft>> {
    return uploadForJson(`/api/sessions/${sessionId}/recordings`, formOf(recording), idempotencyKey);
  }
}

function readTurn(
  upload$: Observable<UploadProgress | ResponseText>,
  listener: TurnListener,
): Observable<UploadSignal<TurnEvent>> {
  return defer(() => {
    let turn: TurnEvent | null = null;
    let isOver = false;
    let parsed = 0;
    const parser = eventParser((event) => {
      listener.receive(event);
      if (event.type === 'turn') turn = event.data as TurnEvent;
      isOver = isTurnEnd(event);
    });
    const parse = (text: string): void => {
      parser.feed(text.slice(parsed));
      parsed = text.length;
    };
    const noTurn$ = defer(() => (turn ? EMPTY : throwError(() => new ApiError(0, null))));
    return concat(upload$, noTurn$).pipe(
      tap((event) => event.kind === 'text' && parse(event.text)),
      takeWhile(() => !turn || !(isOver || listener.isGone()), true),
      map((event) => (event.kind === 'text' ? turn && { kind: 'response' as const, body: turn } : event)),
      filter((signal) => signal !== null),
      distinctUntilChanged((before, signal) => before.kind === 'response' && signal.kind === 'response'),
      // A turn that is known continues without this connection: the session's feed delivers the rest.
      catchError((error: unknown) => (turn ? EMPTY : throwError(() => error))),
    );
  });
}

function formOf(recording: Blob): FormData {
  const form = new FormData();
  form.append('audio', recording, 'recording');
  return form;
}
