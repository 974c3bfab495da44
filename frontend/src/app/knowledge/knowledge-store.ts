import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Subscription } from 'rxjs';
import { explain } from '../core/api-error';
import { isSettled, KnowledgeApi } from '../core/knowledge-api';
import { listed, type ListedDocument, withProgress } from './document-words';

/** A file on its way to the server. */
export interface Upload {
  readonly id: number;
  readonly filename: string;
  /** Of the bytes that left this computer, 0 to 1. */
  readonly share: number;
  readonly failure: string | null;
}

/** The documents of one agent, each followed until it is ready. */
@Injectable()
export class KnowledgeStore {
  private readonly api = inject(KnowledgeApi);
  private readonly _documents = signal<readonly ListedDocument[]>([]);
  private readonly _uploads = signal<readonly Upload[]>([]);
  private readonly _state = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly followed = new Map<string, Subscription>();
  private readonly sending = new Map<number, Subscription>();
  private agentId = '';
  private lastUpload = 0;

  readonly documents = this._documents.asReadonly();
  readonly uploads = this._uploads.asReadonly();
  readonly state = this._state.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.letGo());
  }

  async open(agentId: string): Promise<void> {
    this.letGo();
    this.agentId = agentId;
    this._state.set('loading');
    this._documents.set([]);
    this._uploads.set([]);
    try {
      const documents = await this.api.list(agentId);
      if (this.agentId !== agentId) return;
      this._documents.set(documents.map(listed));
      this._state.set('ready');
      for (const document of documents) if (!isSettled(document.status)) this.follow(document.id);
    } catch {
      if (this.agentId === agentId) this._state.set('failed');
    }
  }

  add(files: Iterable<File>): void {
    for (const file of files) this.upload(file);
  }

  /** Breaks an upload off, or puts the line of a failed one away. */
  cancel(uploadId: number): void {
    this.sending.get(uploadId)?.unsubscribe();
    this.sending.delete(uploadId);
    this._uploads.update((uploads) => uploads.filter(({ id }) => id !== uploadId));
  }

  async retry(documentId: string): Promise<void> {
    const document = await this.api.retry(documentId);
    this.replace(listed(document));
    this.follow(documentId);
  }

  async delete(documentId: string): Promise<void> {
    await this.api.delete(documentId);
    this.forget(documentId);
  }

  private upload(file: File): void {
    const id = ++this.lastUpload;
    this._uploads.update((uploads) => [...uploads, { id, filename: file.name, share: 0, failure: null }]);
    const sent = this.api.upload(this.agentId, file).subscribe({
      next: (signal) => {
        if (signal.kind === 'uploading') return this.change(id, { share: signal.share });
        this.cancel(id);
        this._documents.update((documents) => [...documents, listed(signal.document)]);
        this.follow(signal.document.id);
      },
      error: (error: unknown) => this.change(id, { failure: explain(error) }),
    });
    if (!sent.closed) this.sending.set(id, sent);
  }

  private change(uploadId: number, change: Partial<Upload>): void {
    this._uploads.update((uploads) =>
      uploads.map((upload) => (upload.id === uploadId ? { ...upload, ...change } : upload)),
    );
  }

  private follow(documentId: string): void {
    this.followed.get(documentId)?.unsubscribe();
    const following = this.api.follow(documentId).subscribe({
      next: (progress) => {
        const known = this._documents().find(({ id }) => id === documentId);
        if (known) this.replace(withProgress(known, progress));
      },
      // It was deleted in another tab: only then does following fail for good.
      error: () => this.forget(documentId),
    });
    this.followed.set(documentId, following);
  }

  private replace(document: ListedDocument): void {
    this._documents.update((documents) => documents.map((old) => (old.id === document.id ? document : old)));
  }

  private forget(documentId: string): void {
    this.followed.get(documentId)?.unsubscribe();
    this.followed.delete(documentId);
    this._documents.update((documents) => documents.filter(({ id }) => id !== documentId));
  }

  private letGo(): void {
    for (const subscription of [...this.followed.values(), ...this.sending.values()]) subscription.unsubscribe();
    this.followed.clear();
    this.sending.clear();
  }
}
