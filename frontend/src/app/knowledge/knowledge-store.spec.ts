import { EnvironmentInjector, createEnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Observable, Subject } from 'rxjs';
import { ApiError } from '../core/api/api-error';
import { KnowledgeApi } from '../core/api/knowledge-api';
import type { UploadSignal } from '../core/api/upload';
import type { DocumentProgress, KnowledgeDocument } from '../core/api/api-schemas';
import { Toasts } from '../ui/toasts/toasts';
import { KnowledgeStore } from './knowledge-store';
import { Uploads } from './uploads';

const progress: DocumentProgress = {
  status: 'reading',
  progress: 0.1,
  pages_done: 1,
  page_count: 10,
  chunks_done: 0,
  chunk_count: 0,
  error: null,
};

function document(id: string, change: Partial<KnowledgeDocument> = {}): KnowledgeDocument {
  return {
    id,
    agent_id: 'a1',
    filename: `${id}.pdf`,
    mime_type: 'application/pdf',
    size_bytes: 1000,
    page_count: null,
    chunk_count: 0,
    status: 'queued',
    progress: 0,
    error: null,
    needs_reindex: false,
    created_at: '2026-11-18T10:00:00.000Z',
    ...change,
  };
}

/** A server whose streams and uploads a test moves on by hand. */
class ScriptedApi {
  documents: KnowledgeDocument[] = [];
  readonly followed = new Map<string, Subject<DocumentProgress>>();
  readonly sent = new Map<string, Subject<UploadSignal<KnowledgeDocument>>>();
  readonly keys: string[] = [];
  readonly brokenOff: string[] = [];
  readonly retried: string[] = [];

  list = () => Promise.resolve(this.documents);
  delete = () => Promise.resolve();
  retry = (id: string) => {
    this.retried.push(id);
    return Promise.resolve(document(id));
  };
  follow = (id: string) => this.stream(this.followed, id);
  upload = (_agentId: string, file: File, key: string) => {
    this.keys.push(key);
    return this.stream(this.sent, file.name);
  };

  private stream<T>(open: Map<string, Subject<T>>, name: string): Observable<T> {
    return new Observable<T>((subscriber) => {
      const source = new Subject<T>();
      open.set(name, source);
      source.subscribe(subscriber);
      return () => {
        if (open.get(name) === source) open.delete(name);
        if (!source.closed && !source.isStopped) this.brokenOff.push(name);
      };
    });
  }
}

let api: ScriptedApi;
let screen: EnvironmentInjector;
let store: KnowledgeStore;

/** The screen, as the router makes and destroys it. */
function enter(): void {
  screen = createEnvironmentInjector([KnowledgeStore], TestBed.inject(EnvironmentInjector));
  store = screen.get(KnowledgeStore);
}

beforeEach(() => {
  api = new ScriptedApi();
  TestBed.configureTestingModule({ providers: [{ provide: KnowledgeApi, useValue: api }] });
  enter();
});

const file = (name: string) => new File(['text'], name);
const names = () => store.documents().map(({ filename }) => filename);
const waiting = () => store.uploads().map((upload) => [upload.file.name, upload.share, upload.failure]);

describe('The documents on screen', () => {
  it('are followed three at a time, so that the browser keeps connections for the rest of the app', async () => {
    api.documents = ['d1', 'd2', 'd3', 'd4'].map((id) => document(id));
    await store.open('a1');
    expect([...api.followed.keys()]).toEqual(['d1', 'd2', 'd3']);

    api.followed.get('d2')?.next({ ...progress, status: 'ready', progress: 1, chunk_count: 7 });
    api.followed.get('d2')?.complete();

    expect(store.documents()[1]).toMatchObject({ status: 'ready', chunk_count: 7 });
    expect([...api.followed.keys()]).toEqual(['d1', 'd3', 'd4']);
    expect(store.settled()).toBe(false);
  });

  it('tell that a search can find something else when one is ready or gone', async () => {
    api.documents = [document('d1'), document('d2', { status: 'ready' })];
    await store.open('a1');
    const before = store.revision();
    api.followed.get('d1')?.next(progress);
    expect(store.revision()).toBe(before);

    api.followed.get('d1')?.next({ ...progress, status: 'ready' });
    await store.delete('d2');

    expect(store.revision()).toBe(before + 2);
    expect(store.settled()).toBe(true);
  });

  it('are all indexed anew when another model is in use, and only those that need it', async () => {
    const old = { status: 'ready' as const, needs_reindex: true };
    api.documents = [document('d1', old), document('d2', { status: 'ready' }), document('d3', old)];
    await store.open('a1');
    expect(store.outdated().map(({ id }) => id)).toEqual(['d1', 'd3']);

    await store.reindexAll();

    expect(api.retried).toEqual(['d1', 'd3']);
    expect(store.outdated()).toEqual([]);
    expect([...api.followed.keys()]).toEqual(['d1', 'd3']);
  });

  it('are let go with the screen', async () => {
    api.documents = [document('d1')];
    await store.open('a1');
    screen.destroy();

    expect(api.followed.size).toBe(0);
  });
});

describe('A file being sent', () => {
  it('becomes a document that is followed', async () => {
    await store.open('a1');
    store.add([file('one.pdf')]);
    api.sent.get('one.pdf')?.next({ kind: 'uploading', share: 0.5 });
    expect(waiting()).toEqual([['one.pdf', 0.5, null]]);

    api.sent.get('one.pdf')?.next({ kind: 'response', body: document('one') });

    expect(waiting()).toEqual([]);
    expect(names()).toEqual(['one.pdf']);
    expect([...api.followed.keys()]).toEqual(['one']);
  });

  it('goes on when the screen is left, and is there when the reader comes back', async () => {
    await store.open('a1');
    store.add([file('one.pdf')]);
    screen.destroy();
    expect(api.brokenOff).toEqual([]);

    enter();
    await store.open('a1');
    api.sent.get('one.pdf')?.next({ kind: 'uploading', share: 0.9 });

    expect(waiting()).toEqual([['one.pdf', 0.9, null]]);
  });

  it('says elsewhere what became of it', async () => {
    await store.open('a1');
    store.add([file('one.pdf'), file('two.pdf')]);
    screen.destroy();
    api.sent.get('one.pdf')?.next({ kind: 'response', body: document('one') });
    api.sent.get('two.pdf')?.error(new ApiError(0, null));

    const notes = TestBed.inject(Toasts).toasts();
    expect(notes.map(({ text }) => text)).toEqual([
      'one.pdf uploaded',
      expect.stringMatching(/^two\.pdf could not be uploaded\. /),
    ]);
  });

  it('does not show among the documents of another agent', async () => {
    await store.open('a1');
    store.add([file('one.pdf')]);
    await store.open('a2');
    api.sent.get('one.pdf')?.next({ kind: 'response', body: document('one') });

    expect(names()).toEqual([]);
    expect(TestBed.inject(Uploads).all()).toEqual([]);
  });

  it('waits while two others are sent, and is not sent at all when it is cancelled', async () => {
    await store.open('a1');
    store.add([file('one.pdf'), file('two.pdf'), file('three.pdf'), file('four.pdf')]);
    expect([...api.sent.keys()]).toEqual(['one.pdf', 'two.pdf']);
    const uploads = TestBed.inject(Uploads);
    const idOf = (name: string) => uploads.all().find((upload) => upload.file.name === name)?.id ?? 0;

    uploads.cancel(idOf('three.pdf'));
    uploads.cancel(idOf('one.pdf'));

    expect(api.brokenOff).toEqual(['one.pdf']);
    expect([...api.sent.keys()]).toEqual(['two.pdf', 'four.pdf']);
  });

  it('that could not be sent says why, and is sent again on demand', async () => {
    await store.open('a1');
    store.add([file('one.pdf')]);
    api.sent.get('one.pdf')?.error(new ApiError(0, null));
    const [failed] = store.uploads();
    expect(failed?.failure).toEqual(expect.any(String));

    TestBed.inject(Uploads).again(failed?.id ?? 0);

    expect(waiting()).toEqual([['one.pdf', 0, null]]);
    expect([...api.sent.keys()]).toEqual(['one.pdf']);
  });

  it('is one document however often it is tried, and another one when it is added again', async () => {
    await store.open('a1');
    store.add([file('one.pdf')]);
    api.sent.get('one.pdf')?.error(new ApiError(0, null));
    TestBed.inject(Uploads).again(store.uploads()[0]?.id ?? 0);
    store.add([file('one.pdf')]);

    const [first, second, third] = api.keys;
    expect(first).toEqual(expect.any(String));
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});
