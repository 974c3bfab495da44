import { inject, Injectable } from '@angular/core';
import { filter, map, type Observable, takeWhile } from 'rxjs';
import { ApiClient } from './api-client';
import { followEvents } from './event-stream';
import type { DocumentList, DocumentProgress, KnowledgeDocument, SearchResults } from './api-schemas';
import { uploadForJson, type UploadSignal } from './upload';

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

  /** Reads a failed document again, or indexes a ready one again. */
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

  /** Fails with an `ApiError`. Unsubscribing aborts the upload. */
  upload(agentId: string, file: File, idempotencyKey: string): Observable<UploadSignal<KnowledgeDocument>> {
    const form = new FormData();
    form.append('file', file, file.name);
    return uploadForJson(`/api/agents/${agentId}/documents`, form, idempotencyKey);
  }
}

export function isSettled(status: KnowledgeDocument['status']): boolean {
  return status === 'ready' || status === 'failed';
}
