import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { catchError, EMPTY, filter, mergeMap, Subject, switchMap, takeUntil, tap } from 'rxjs';
import { isSettled, KnowledgeApi } from '../core/api/knowledge-api';
import type { KnowledgeDocument } from '../core/api/api-schemas';
import { listed, type ListedDocument, withProgress } from './document-status';
import { Uploads } from './uploads';

/** Streams at a time; the server reads two documents at a time, oldest first, and so do we look. */
const FOLLOWED_AT_ONCE = 3;

/** The documents of one agent, each followed until it is ready. */
@Injectable()
export class KnowledgeStore {
  private readonly api = inject(KnowledgeApi);
  private readonly sending = inject(Uploads);
  private readonly _documents = signal<readonly ListedDocument[]>([]);
  private readonly _state = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly _revision = signal(0);
  private readonly agentId = signal('');
  private readonly opened$ = new Subject<void>();
  private readonly follow$ = new Subject<string>();
  private readonly forgotten$ = new Subject<string>();

  readonly documents = this._documents.asReadonly();
  readonly state = this._state.asReadonly();
  readonly uploads = computed(() => this.sending.all().filter(({ agentId }) => agentId === this.agentId()));
  /** Documents whose vectors come from another embedding model than the one in use. */
  readonly outdated = computed(() => this._documents().filter(({ needs_reindex }) => needs_reindex));
  /** Nothing is being read or indexed. */
  readonly settled = computed(
    () => this._state() === 'ready' && this._documents().every(({ status }) => isSettled(status)),
  );
  /** Grows when what a search can find has changed. */
  readonly revision = this._revision.asReadonly();

  constructor() {
    this.opened$
      .pipe(
        switchMap(() => this.follow$.pipe(mergeMap((id) => this.watch(id), FOLLOWED_AT_ONCE))),
        takeUntilDestroyed(),
      )
      .subscribe();
    this.sending.stored$.pipe(takeUntilDestroyed()).subscribe((document) => this.take(document));
    inject(DestroyRef).onDestroy(() => this.sending.watched.set(null));
  }

  async open(agentId: string): Promise<void> {
    this.opened$.next();
    this.agentId.set(agentId);
    this.sending.watched.set(agentId);
    this._state.set('loading');
    this._documents.set([]);
    try {
      const documents = await this.api.list(agentId);
      if (this.agentId() !== agentId) return;
      // One may have been stored while the list was on its way.
      for (const document of documents) this.take(document);
      this._state.set('ready');
    } catch {
      if (this.agentId() === agentId) this._state.set('failed');
    }
  }

  add(files: Iterable<File>): void {
    this.sending.add(this.agentId(), files);
  }

  async retry(documentId: string): Promise<void> {
    this.put(listed(await this.api.retry(documentId)));
    this.follow$.next(documentId);
  }

  /** Indexes all documents anew whose vectors another model made. */
  async reindexAll(): Promise<void> {
    for (const { id } of this.outdated()) await this.retry(id);
  }

  async delete(documentId: string): Promise<void> {
    await this.api.delete(documentId);
    this.forget(documentId);
  }

  private take(document: KnowledgeDocument): void {
    if (document.agent_id !== this.agentId() || this.find(document.id)) return;
    this._documents.update((documents) => [...documents, listed(document)]);
    if (!isSettled(document.status)) this.follow$.next(document.id);
  }

  private watch(documentId: string) {
    return this.api.follow(documentId).pipe(
      takeUntil(this.forgotten$.pipe(filter((id) => id === documentId))),
      tap((progress) => {
        const known = this.find(documentId);
        if (known) this.put(withProgress(known, progress));
        if (isSettled(progress.status)) this._revision.update((revision) => revision + 1);
      }),
      // It was deleted in another tab: only then does following fail for good.
      catchError(() => {
        this.forget(documentId);
        return EMPTY;
      }),
    );
  }

  private find(documentId: string): ListedDocument | undefined {
    return this._documents().find(({ id }) => id === documentId);
  }

  private put(document: ListedDocument): void {
    this._documents.update((documents) => documents.map((old) => (old.id === document.id ? document : old)));
  }

  private forget(documentId: string): void {
    this._documents.update((documents) => documents.filter(({ id }) => id !== documentId));
    this._revision.update((revision) => revision + 1);
    this.forgotten$.next(documentId);
  }
}
