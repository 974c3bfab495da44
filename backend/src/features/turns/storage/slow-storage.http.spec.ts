import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import type { EventClient } from '../../../testing/event-client.js';
import type { SessionDto } from '../../sessions/session.dto.js';
import { TurnLedger } from './turn-ledger.js';
import { StorageWatch } from './storage-watch.js';

type Work = (manager: EntityManager) => Promise<unknown>;
type Write = (work: Work) => Promise<unknown>;

/** Stands between the ledger and the database, and lets writes through as a test says. */
class Storage {
  private readonly writeOne: Write;
  private readonly writeMany: Write;
  private opened: Promise<void> = Promise.resolve();
  private letThrough = (): void => undefined;
  private onWrite = (): void => undefined;
  private failure: Error | null = null;
  delayMs = 0;

  constructor(readonly database: Database) {
    this.writeOne = database.writeOne.bind(database);
    this.writeMany = database.write.bind(database);
    database.writeOne = ((work: Work) => this.pass(this.writeOne, work)) as Database['writeOne'];
    database.write = ((work: Work) => this.pass(this.writeMany, work)) as Database['write'];
  }

  /** No write returns until `recover`. Resolves when one hangs. */
  hang(): Promise<void> {
    this.opened = new Promise((resolve) => (this.letThrough = resolve));
    return new Promise((resolve) => (this.onWrite = resolve));
  }

  fail(): void {
    this.failure = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  }

  recover(): void {
    this.failure = null;
    this.delayMs = 0;
    this.letThrough();
  }

  private async pass(write: Write, work: Work): Promise<unknown> {
    this.onWrite();
    await this.opened;
    if (this.failure) throw this.failure;
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    return write(work);
  }
}

class ImpatientWatch extends StorageWatch {
  protected override readonly patienceMs = 1_000;
}

describe('While the disk is slow', () => {
  let server: TestApp;
  let people: Conversations;
  let storage: Storage;
  let session: SessionDto;

  beforeAll(async () => {
    server = await createTestApp({
      override: (builder) => builder.overrideProvider(StorageWatch).useClass(ImpatientWatch),
    });
    people = new Conversations(server);
    storage = new Storage(server.app.get(Database));
  });
  afterEach(() => storage.recover());
  afterAll(() => server.close());

  const begin = async (model: string, words: number): Promise<EventClient> => {
    session = await people.session({ title: 'T', agent_id: (await people.agent({ model })).id });
    const client = await people.send(session.id, `/say ${words}`);
    await client.next('token');
    return client;
  };

  const storedText = async (turnId: string): Promise<string> => {
    const ledger = server.app.get(TurnLedger);
    const history = (await ledger.finished(turnId)) ?? (await ledger.unfinished(ledger.runner_id)).get(turnId);
    return history?.text ?? '';
  };

  it('a reader sees no word that is not stored, and in the end all of them in order', async () => {
    const client = await begin('sim-40tps', 40);
    const turnId = String(client.seen[0]?.data['turn_id']);
    storage.delayMs = 150;
    while ((await client.next()).type !== 'done') {
      expect((await storedText(turnId)).startsWith(client.text())).toBe(true);
    }
    expect(client.text()).toBe(numbered(40));
    expect(client.seen.map(({ id }) => id)).toEqual(client.seen.map((_, seq) => `${turnId}:${seq}`));
    expect((await people.lastMessage(session.id)).content).toBe(numbered(40));
  });

  it('the words that were held back come when it is quick again', async () => {
    const client = await begin('sim-40tps', 30);
    await storage.hang();
    const feed = await people.feed(session.id);
    const { data } = await feed.next('snapshot');
    const active = data['active_turn'] as { content: string; last_event_id: string };
    const turnId = String(client.seen[0]?.data['turn_id']);
    expect(await storedText(turnId)).toBe(active.content);
    storage.recover();
    await client.rest();
    expect(client.text()).toBe(numbered(30));
    const done = await feed.next('done');
    expect(active.content + feed.text()).toBe((done.data['message'] as { content: string }).content);
    feed.hangUp();
  });

  it('a turn that cannot be stored any more fails in words, and keeps what was seen', async () => {
    const client = await begin('sim-40tps', 400);
    storage.fail();
    const last = (await client.rest()).at(-1);
    expect(last).toMatchObject({ type: 'error', data: { code: 'storage_full' } });
    expect(client.seen.map(({ id }) => id.split(':')[1])).toEqual(client.seen.map((_, seq) => String(seq)));
    storage.recover();
    const turnId = String(client.seen[0]?.data['turn_id']);
    const { body } = await server.http.get(`/api/turns/${turnId}`).expect(200);
    expect(body).toMatchObject({ status: 'interrupted' });
    expect(await people.lastMessage(session.id)).toMatchObject({ status: 'interrupted', content: client.text() });
    expect((await people.say(session.id, '/say 3')).types().at(-1)).toBe('done');
  });

  it('a commit that never returns ends the answers that wait for it, and no new message waits for ever', async () => {
    const client = await begin('sim-40tps', 400);
    const other = await people.session({ title: 'T' });
    await storage.hang();
    const calls = server.simulator?.calls ?? [];
    const refused = await server.http.post(`/api/sessions/${other.id}/messages`).send({ content: '/say 3' });
    expect(refused.status).toBe(500);
    expect(refused.body).toMatchObject({ code: 'database_unavailable' });
    const last = (await client.rest()).at(-1);
    expect(last).toMatchObject({ type: 'error', data: { code: 'database_unavailable' } });
    expect(calls.at(-1)).toMatchObject({ aborted: true });
    storage.recover();
    const { body } = await server.http.get(`/api/turns/${String(client.seen[0]?.data['turn_id'])}`).expect(200);
    expect(body).toMatchObject({ status: 'interrupted' });
    expect((await people.lastMessage(session.id)).content.startsWith(client.text())).toBe(true);
    expect((await people.detail(other.id)).message_count).toBe(0);
  });
});

const numbered = (n: number) => Array.from({ length: n }, (_, index) => `word${index + 1}`).join(' ');
