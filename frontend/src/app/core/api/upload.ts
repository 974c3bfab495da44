import { filter, map, Observable } from 'rxjs';
import { atBase } from '../browser/base-path';
import { ApiError } from './api-error';

export type UploadProgress =
  /** `share` of the bytes that left this computer, 0 to 1. */
  | { readonly kind: 'uploading'; readonly share: number }
  /** Every byte left; the response is pending. */
  | { readonly kind: 'uploaded' };

/** @template Body what the server made of the upload */
export type UploadSignal<Body> = UploadProgress | { readonly kind: 'response'; readonly body: Body };

/** `text`: all of a successful response so far. */
export type ResponseText = { readonly kind: 'text'; readonly text: string; readonly isWhole: boolean };

export interface UploadOptions {
  readonly idempotencyKey: string;
  readonly accept: string;
}

/**
 * Posts a form with its progress, and passes on the text of the response while it grows. By XMLHttpRequest, because fetch
 * reports no upload progress. Fails with an `ApiError`; unsubscribing aborts the request.
 */
export function upload(
  path: string,
  form: FormData,
  options: UploadOptions,
): Observable<UploadProgress | ResponseText> {
  return new Observable((subscriber) => {
    const request = new XMLHttpRequest();
    request.open('POST', atBase(path));
    request.setRequestHeader('Accept', options.accept);
    request.setRequestHeader('Idempotency-Key', options.idempotencyKey);
    request.upload.onprogress = ({ loaded, total }) =>
      subscriber.next({ kind: 'uploading', share: total > 0 ? loaded / total : 0 });
    request.upload.onload = () => subscriber.next({ kind: 'uploaded' });
    request.onprogress = () => {
      if (isSuccess(request)) subscriber.next({ kind: 'text', text: request.responseText, isWhole: false });
    };
    request.onload = () => {
      if (!isSuccess(request)) return void errorOf(request).then((error) => subscriber.error(error));
      subscriber.next({ kind: 'text', text: request.responseText, isWhole: true });
      subscriber.complete();
    };
    request.onerror = () => subscriber.error(new ApiError(0, null));
    request.send(form);
    return () => request.abort();
  });
}

/** As `upload`, of which the server makes one JSON document. */
export function uploadForJson<Body>(
  path: string,
  form: FormData,
  idempotencyKey: string,
): Observable<UploadSignal<Body>> {
  return upload(path, form, { idempotencyKey, accept: 'application/json' }).pipe(
    filter((event) => event.kind !== 'text' || event.isWhole),
    map((event) => (event.kind === 'text' ? { kind: 'response', body: JSON.parse(event.text) as Body } : event)),
  );
}

function isSuccess({ status }: XMLHttpRequest): boolean {
  return status >= 200 && status <= 299;
}

function errorOf(request: XMLHttpRequest): Promise<ApiError> {
  const headers = new Headers();
  for (const name of ['Retry-After', 'X-Recording-ID']) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  return ApiError.from(new Response(request.responseText, { status: request.status, headers }));
}
