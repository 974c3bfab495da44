import { effect, inject, Injectable, signal } from '@angular/core';
import { catchError, defer, EMPTY, filter, mergeMap, type Observable, Subject, takeUntil, tap } from 'rxjs';
import { explain } from '../core/api/api-error';
import type { KnowledgeDocument } from '../core/api/api-schemas';
import { KnowledgeApi } from '../core/api/knowledge-api';
import type { UploadSignal } from '../core/api/upload';
import { Toasts } from '../ui/toasts/toasts';

/** A file on its way to the server. */
export interface Upload {
  readonly id: number;
  readonly agentId: string;
  readonly file: File;
  /** The same however often it is tried: what arrived although no answer came back is not stored twice. */
  readonly key: string;
  /** Of the bytes that left this computer, 0 to 1. */
  readonly share: number;
  readonly failure: string | null;
}

/** Browsers keep six connections to a server: some are left for everything else. */
const AT_ONCE = 2;

/** Files being sent, for all agents: leaving the screen does not stop them. */
@Injectable({ providedIn: 'root' })
export class Uploads {
  private readonly api = inject(KnowledgeApi);
  private readonly toasts = inject(Toasts);
  private readonly _all = signal<readonly Upload[]>([]);
  private readonly _stored$ = new Subject<KnowledgeDocument>();
  private readonly waiting$ = new Subject<Upload>();
  private readonly cancelled$ = new Subject<number>();
  private lastId = 0;

  /** The agent whose documents are on screen: elsewhere a note says what became of a file. */
  readonly watched = signal<string | null>(null);
  /** In the order in which they were added; one that is stored leaves the list. */
  readonly all = this._all.asReadonly();
  readonly stored$: Observable<KnowledgeDocument> = this._stored$;

  constructor() {
    this.waiting$.pipe(mergeMap((upload) => this.send(upload), AT_ONCE)).subscribe();
    effect((onCleanup) => {
      if (!this._all().some(({ failure }) => failure === null)) return;
      const ask = (event: BeforeUnloadEvent) => event.preventDefault();
      addEventListener('beforeunload', ask);
      onCleanup(() => removeEventListener('beforeunload', ask));
    });
  }

  add(agentId: string, files: Iterable<File>): void {
    for (const file of files) {
      const upload = { id: ++this.lastId, agentId, file, key: crypto.randomUUID(), share: 0, failure: null };
      this._all.update((all) => [...all, upload]);
      this.waiting$.next(upload);
    }
  }

  /** Sends a file again that could not be sent. */
  again(id: number): void {
    this.change(id, { share: 0, failure: null });
    const upload = this.find(id);
    if (upload) this.waiting$.next(upload);
  }

  /** Breaks an upload off, or puts the line of a failed one away. */
  cancel(id: number): void {
    this._all.update((all) => all.filter((upload) => upload.id !== id));
    this.cancelled$.next(id);
  }

  private send({ id, agentId, file, key }: Upload): Observable<UploadSignal<KnowledgeDocument>> {
    return defer(() => (this.find(id) ? this.api.upload(agentId, file, key) : EMPTY)).pipe(
      takeUntil(this.cancelled$.pipe(filter((cancelled) => cancelled === id))),
      tap((signal) => {
        if (signal.kind === 'uploading') this.change(id, { share: signal.share });
        if (signal.kind === 'response') this.finish(id, signal.body);
      }),
      catchError((error: unknown) => {
        const failure = explain(error);
        this.change(id, { failure });
        if (this.watched() !== agentId) this.toasts.fail(`${file.name} could not be uploaded. ${failure}`);
        return EMPTY;
      }),
    );
  }

  private finish(id: number, document: KnowledgeDocument): void {
    this._all.update((all) => all.filter((upload) => upload.id !== id));
    this._stored$.next(document);
    if (this.watched() !== document.agent_id) this.toasts.show(`${document.filename} uploaded`);
  }

  private find(id: number): Upload | undefined {
    return this._all().find((upload) => upload.id === id);
  }

  private change(id: number, change: Partial<Upload>): void {
    this._all.update((all) => all.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)));
  }
}
