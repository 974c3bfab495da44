import type { Api } from '../harness/api.js';
import { BusyMachine } from '../harness/busy-machine.js';
import { expectEndingAsTold } from '../harness/endings.js';
import { textOf, type EventStream } from '../harness/event-stream.js';
import type { Installation } from '../harness/installation.js';
import { randomFrom } from '../harness/random.js';
import type { Message, Session } from '../harness/records.js';
import { expectSoundFile } from '../harness/stored.js';
import { expect, test } from '../harness/test.js';

const KILLS = 60;
/** Each kind of moment must have been hit so often. */
const TIMES_EACH = 5;
const BUSY_PROCESSES = 8;
/** Installations that are killed in turns, so that one starts while another answers. */
const LANES = 2;
/** A process that is suspended for longer than any commit takes. */
const SUSPENDED_MS = 150;

/** A turn that was being followed when the server died. */
interface Followed {
  session: Session;
  stream: EventStream;
  /** The text that the message had before the turn; a continued one has some. */
  before: string;
  /** The server acknowledged that it was stopped. */
  wasStopped: boolean;
}

/** One installation with what a moment needs. */
interface Lane {
  installation: Installation;
  api: Api;
  random: () => number;
  /** Ids of agents: one that answers at reading speed, one that has documents, one whose provider stalls at the end. */
  agents: { paced: string; grounded: string; stalling: string };
  /** Sessions whose last answer is interrupted. */
  interrupted: Session[];
}

/** Brings a turn to the moment, and says whether it was hit when the stream is over. */
interface Moment {
  reach: (lane: Lane) => Promise<Followed>;
  isHit: (followed: Followed) => boolean;
}

const has = (name: 'turn' | 'token' | 'citations' | 'done') => (followed: Followed) =>
  followed.stream.all(name).length > 0;
const isUnfinished = (followed: Followed) => has('token')(followed) && !has('done')(followed);

const MOMENTS: Record<string, Moment> = {
  'the message is acknowledged': {
    reach: (lane) => ask(lane, (stream) => stream.first('turn')),
    isHit: (followed) => has('turn')(followed) && !has('done')(followed),
  },
  'the first word is seen': {
    reach: (lane) => ask(lane, (stream) => stream.first('token')),
    isHit: isUnfinished,
  },
  'the answer is being written': {
    reach: (lane) => ask(lane, (stream) => stream.count(5 + Math.floor(lane.random() * 25))),
    isHit: isUnfinished,
  },
  'the sources are seen': {
    reach: async (lane) => {
      const session = await lane.api.session(lane.agents.grounded, { title: 'Crash' });
      const stream = await lane.api.send(session.id, 'When is the harbour office open?');
      await stream.first('citations');
      return { session, stream, before: '', wasStopped: false };
    },
    isHit: (followed) => has('citations')(followed) && !has('done')(followed),
  },
  'the last word is seen and the end is not': {
    reach: (lane) =>
      ask(lane, (stream) => stream.until(() => stream.text.endsWith('word12')), {
        agent: lane.agents.stalling,
        words: 12,
      }),
    isHit: (followed) => followed.stream.text.endsWith('word12') && !has('done')(followed),
  },
  'the end is seen': {
    reach: (lane) => ask(lane, (stream) => stream.first('done'), { words: 12 }),
    isHit: has('done'),
  },
  'the answer goes on after an earlier crash': {
    reach: async (lane) => {
      const session = taken(lane.interrupted);
      const cut = (await lane.api.detail(session.id)).messages.at(-1) as Message;
      const stream = await lane.api.continue(cut.id);
      await stream.until(() => stream.all('token').length >= 2);
      return { session, stream, before: cut.content, wasStopped: false };
    },
    isHit: isUnfinished,
  },
  'the answer is being stopped': {
    reach: async (lane) => {
      const followed = await ask(lane, (stream) => stream.count(4));
      // The kill may cut this request off; whether the turn was stopped is judged by what is stored.
      void lane.api.stop(turnIdOf(followed)).catch(() => undefined);
      return followed;
    },
    isHit: has('token'),
  },
  'the stop is acknowledged': {
    reach: async (lane) => {
      const followed = await ask(lane, (stream) => stream.count(4));
      await lane.api.stop(turnIdOf(followed));
      return { ...followed, wasStopped: true };
    },
    isHit: (followed) => followed.wasStopped,
  },
  'the process is suspended while it writes': {
    reach: async (lane) => {
      const followed = await ask(lane, (stream) => stream.count(5));
      lane.installation.server.signal('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, SUSPENDED_MS));
      return followed;
    },
    isHit: isUnfinished,
  },
};

test('Nothing that was seen is lost, at whatever moment the server is killed on a busy machine', async ({
  install,
}) => {
  test.setTimeout(30 * 60_000);
  const machine = new BusyMachine(BUSY_PROCESSES);
  const hits = new Map(Object.keys(MOMENTS).map((name) => [name, 0]));
  const next = momentsFor(hits);
  try {
    const lanes = await Promise.all(Array.from({ length: LANES }, (_, index) => prepare(install(), index)));
    await Promise.all(
      lanes.map(async (lane) => {
        for (let name = next(lane); name !== null; name = next(lane)) {
          const moment = MOMENTS[name] as Moment;
          const [followed, ...others] = await machine.during(() => killAt(moment, lane));
          if (moment.isHit(followed)) hits.set(name, (hits.get(name) ?? 0) + 1);
          lane.api = await lane.installation.start();
          for (const one of [followed, ...others]) await expectNothingLost(lane, one, name);
        }
        await expectGoesOn(lane);
        await lane.installation.kill();
        await expectSoundFile(lane.installation.dataDir);
      }),
    );
  } finally {
    machine.end();
  }
  for (const [name, times] of hits) expect(times, name).toBeGreaterThanOrEqual(TIMES_EACH);
});

/** Names the next moment: each in its turn until all kills are done, then those that were missed too often. */
function momentsFor(hits: Map<string, number>): (lane: Lane) => string | null {
  const names = [...hits.keys()];
  let kills = 0;
  return (lane) => {
    const missing = names.filter((name) => (hits.get(name) ?? 0) < TIMES_EACH);
    if (kills >= KILLS * 2 || (kills >= KILLS && missing.length === 0)) return null;
    const name = kills < KILLS ? names[kills % names.length] : missing[kills % missing.length];
    kills++;
    const isPossible = name !== 'the answer goes on after an earlier crash' || lane.interrupted.length > 0;
    return isPossible ? (name ?? null) : 'the answer is being written';
  };
}

async function prepare(installation: Installation, index: number): Promise<Lane> {
  const api = await installation.start();
  const agent = async (model: string) => (await api.agent({ model })).id;
  const agents = {
    paced: await agent('sim-40tps'),
    grounded: await agent('sim-2tps'),
    stalling: await agent('sim-40tps+error-stall+after-12'),
  };
  await addDocument(api, agents.grounded);
  return { installation, api, random: randomFrom(index), agents, interrupted: [] };
}

async function addDocument(api: Api, agentId: string): Promise<void> {
  const content = Buffer.from('The harbour office is open from seven in the morning to eight in the evening.');
  const file = { field: 'file', name: 'hours.txt', content };
  const { body } = await api.call<{ id: string }>('POST', `/api/agents/${agentId}/documents`, { file });
  await expect
    .poll(async () => (await api.get<{ status: string }>(`/api/documents/${body.id}`)).status, { timeout: 120_000 })
    .toBe('ready');
}

/** Two other answers are being written when the moment comes. @returns what was followed, once the connections broke */
async function killAt(moment: Moment, lane: Lane): Promise<[Followed, ...Followed[]]> {
  const others = await Promise.all([1, 2].map(() => ask(lane, (stream) => stream.first('turn'))));
  const followed = await moment.reach(lane);
  await lane.installation.kill();
  await Promise.all([followed, ...others].map(({ stream }) => stream.over));
  return [followed, ...others];
}

/** Sends a message. The answer is too long to end before the server does, however slow the machine, unless it is said. */
async function ask(
  { api, agents }: Lane,
  until: (stream: EventStream) => Promise<unknown>,
  { agent = agents.paced, words = 1500 } = {},
): Promise<Followed> {
  const session = await api.session(agent, { title: 'Crash' });
  const stream = await api.send(session.id, `/say ${words}`);
  await until(stream);
  return { session, stream, before: '', wasStopped: false };
}

/** What the client has read is there, as it read it, and the turn is over. */
async function expectNothingLost(lane: Lane, followed: Followed, when: string): Promise<void> {
  const { session, stream, before, wasStopped } = followed;
  const { messages, message_count, active_turn_id } = await lane.api.detail(session.id);
  const [asked, answer] = messages as [Message, Message];
  expect([message_count, active_turn_id], when).toEqual([2, null]);
  expect(asked, when).toEqual(stream.all('turn')[0]?.data.user_message);
  const seen = before + textOf(stream.events);
  expect(answer.content.startsWith(seen), `${when}: “${answer.content.slice(-30)}” lacks “${seen.slice(-30)}”`).toBe(
    true,
  );
  const [done] = stream.all('done');
  if (done) expect(answer, when).toEqual(done.data.message);
  if (done) await expectEndingAsTold(lane.api, session.id, stream);
  const [sources] = stream.all('citations');
  if (sources && !done) expect(answer.citations, when).toEqual(sources.data.citations);
  const expected = wasStopped ? ['stopped'] : ['interrupted', 'stopped', 'complete'];
  expect(expected, when).toContain(answer.status);
  const replay = await lane.api.follow(turnIdOf(followed));
  await replay.over;
  const read = (events: EventStream['events']) => events.map(({ id, event, data }) => ({ id, event, data }));
  expect(read(replay.events.slice(0, stream.events.length)), when).toEqual(read(stream.events));
  const canGoOn = answer.status === 'interrupted' && session.agent_id === lane.agents.paced;
  if (canGoOn) lane.interrupted.push(session);
}

/** An answer that a crash cut goes on where it was cut, in the same message. */
async function expectGoesOn({ api, interrupted }: Lane): Promise<void> {
  const session = taken(interrupted);
  const [, cut] = (await api.detail(session.id)).messages as [Message, Message];
  const stream = await api.continue(cut.id);
  await stream.until(() => stream.all('token').length >= 3);
  await api.stop(stream.all('turn')[0]?.data.turn_id ?? '');
  const { data } = await stream.first('done');
  expect(data.full_content.startsWith(cut.content)).toBe(true);
  expect(data.full_content.length).toBeGreaterThan(cut.content.length);
  const { messages } = await api.detail(session.id);
  expect(messages).toHaveLength(2);
  expect(messages[1]).toEqual(data.message);
}

function turnIdOf({ stream }: Followed): string {
  return stream.all('turn')[0]?.data.turn_id ?? '';
}

function taken(sessions: Session[]): Session {
  const session = sessions.shift();
  if (!session) throw new Error('No session is left.');
  return session;
}
