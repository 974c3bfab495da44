import { inject, Injectable } from '@angular/core';
import { filter, map, Observable, takeWhile } from 'rxjs';
import { ApiClient } from './api-client';
import { atBase } from '../browser/base-path';
import { ApiError } from './api-error';
import { followEvents } from './event-stream';
import type { DocumentList, DocumentProgress, KnowledgeDocument, SearchResults } from './api-schemas';

export type DocumentUpload =
  /** `share` of the bytes that left this computer, 0 to 1. */
  | { readonly kind: 'uploading'; readonly share: number }
  | { readonly kind: 'stored'; readonly document: KnowledgeDocument };

/** The documents of an agent and what is found in them. */
@Injectable({ providedIn: 'root' })
export class KnowledgeApi {
  private readonly client = inject(ApiClient);

  /** All documents, oldest first. */
  async list(agentId: string): Promise<readonly KnowledgeDocument[]> {
    const documents: KnowledgeDocument[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 100, cursor };
      const page = await this.client.get<DocumentList>(`/api/agents/${agentId}/documents`, { query });
      documents.push(...page.documents);
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    return documents;
  }

  get(id: string): Promise<KnowledgeDocument> {
    return this.client.get(`/api/documents/${id}`);
  }

  /** Reads a failed document again, or indexes a ready one anew. */
  retry(id: string): Promise<KnowledgeDocument> {
    return this.client.post(`/api/documents/${id}/retry`);
  }

  delete(id: string): Promise<void> {
    return this.client.delete(`/api/documents/${id}`);
  }

  search(agentId: string, question: string): Promise<SearchResults> {
    return this.client.get(`/api/agents/${agentId}/knowledge/search`, { query: { q: question } });
  }

  /** What was searched and found for an answer. */
  retrieval(messageId: string): Promise<SearchResults> {
    return this.client.get(`/api/messages/${messageId}/retrieval`);
  }

  /** How far the reading of a document is, until it is ready or failed. */
  follow(id: string): Observable<DocumentProgress> {
    return followEvents(this.client, `/api/documents/${id}/events`).pipe(
      filter((signal) => signal.kind === 'event'),
      map(({ event }) => event.data as DocumentProgress),
      takeWhile(({ status }) => !isSettled(status), true),
    );
  }

  /** By XMLHttpRequest, because fetch does not tell how far an upload is. Letting go breaks it off. */
  upload(agentId: string, file: File, idempotencyKey: string): Observable<DocumentUpload> {
    return new Observable<DocumentUpload>((subscriber) => {
      const request = new XMLHttpRequest();
      request.open('POST', atBase(`/api/agents/${agentId}/documents`));
      request.setRequestHeader('Accept', 'application/json');
      request.setRequestHeader('Idempotency-Key', idempotencyKey);
      request.upload.onprogress = ({ loaded, total }) =>
        subscriber.next({ kind: 'uploading', share: total > 0 ? loaded / total : 0 });
      request.onload = () => {
        if (request.status < 200 || request.status > 299) {
          const response = new Response(request.responseText, { status: request.status });
          return void ApiError.from(response).then((error) => subscriber.error(error));
        }
        subscriber.next({ kind: 'stored', document: JSON.parse(request.responseText) as KnowledgeDocument });
        subscriber.complete();
      };
      request.onerror = () => subscriber.error(new ApiError(0, null));
      const form = new FormData();
      form.append('file', file, file.name);
      request.send(form);
      return () => request.abort();
    });
  }
}

export function isSettled(status: KnowledgeDocument['status']): boolean {
  return status === 'ready' || status === 'failed';
}
