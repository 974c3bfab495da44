/** The processes of a run: simulator, floor, this server and the load, and what scenarios do with them. */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../tools/install-state.mjs';
import { startBuiltServer, startListening } from '../tools/start-process.mjs';
import { cpuSeconds, residentBytes } from './process-figures.mjs';

/** Time for the last write of a load to reach the disk, so that it is counted. */
const SETTLE_MS = 300;

/** @param options.profile write a CPU profile of the server into tmp/profiles when it stops */
export async function startRig({ profile = false } = {}) {
  const scratch = scratchFolder();
  const simulator = await startListening(join(root, 'backend/dist/ai/simulator/main.js'), { args: ['--port', '0'] });
  const provider = `${simulator.url}/v1`;
  const floor = await startListening(join(root, 'bench/floor.mjs'), { args: [provider] });
  const ours = await startBuiltServer({
    env: { DATA_DIR: join(scratch, 'data'), OPENAI_BASE_URL: provider, OPENAI_MODEL: 'sim-fast', RATE_LIMIT: 'off' },
    node: profile ? ['--cpu-prof', `--cpu-prof-dir=${join(root, 'tmp/profiles')}`] : [],
  });
  const load = startLoad();
  return {
    pids: { floor: floor.pid, ours: ours.pid },
    url: ours.url,
    provider,
    /** Says how the simulator hears and speaks from now on. */
    direct: (direction) => json(simulator.url, 'POST', '/__sim/direct', direction),
    agent: (model) => agent(ours.url, model),
    sessions: (agentId, count) => sessions(ours.url, agentId, count),
    /** Sends the same load to one of the two and gives one record per request. */
    send: (kind, streams, spreadMs) =>
      load.run({ kind, url: kind === 'ours' ? ours.url : floor.url, streams, spreadMs }),
    get: (path) => json(ours.url, 'GET', path),
    settle: () => pause(SETTLE_MS),
    stop: async () => {
      load.stop();
      await ours.stop();
      await floor.stop();
      await simulator.stop();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** On the disk of the working copy: a folder for temporary files is often in memory. */
export function scratchFolder() {
  mkdirSync(join(root, 'tmp'), { recursive: true });
  return mkdtempSync(join(root, 'tmp/bench-'));
}

/** The same turn as a request to the floor and to this server. `text` must not be a command of the simulator. */
export const turn = {
  floor: (model, text) => ({
    path: '/',
    body: JSON.stringify({
      model,
      stream: true,
      stream_options: { include_usage: true },
      messages: [
        { role: 'system', content: SYSTEM_PROMPT },
        { role: 'user', content: text },
      ],
    }),
  }),
  ours: (sessionId, text) => ({ path: `/api/sessions/${sessionId}/messages`, body: JSON.stringify({ content: text }) }),
};

/** Turns after which V8 has compiled what is used often; a server runs for weeks. */
const WARM_UP_TURNS = 1000;

/** Short turns for both, in bursts of this many, so that what is measured afterwards is how it goes on. */
export async function warmUp(rig, streams) {
  const model = 'sim-fast+tokens-50';
  const agent = await rig.agent(model);
  for (let turns = 0; turns < WARM_UP_TURNS; turns += streams) {
    const sessions = await rig.sessions(agent, streams);
    for (const kind of ['floor', 'ours']) {
      const load = sessions.map((session) => [turn[kind](kind === 'ours' ? session : model, 'Warm up')]);
      allComplete(await rig.send(kind, load), kind);
    }
  }
  await rig.settle();
}

/** CPU seconds of a process while `work` runs and its writes settle. */
export async function cpuOf(rig, kind, work) {
  const before = cpuSeconds(rig.pids[kind]);
  const value = await work();
  await rig.settle();
  return { value, cpu: cpuSeconds(rig.pids[kind]) - before };
}

export const memoryOf = (rig, kind) => residentBytes(rig.pids[kind]);

/** @throws Error when an answer was refused or did not come whole */
export function allComplete(records, kind) {
  const broken = records.filter((record) => record.status !== 200 || !record.complete);
  if (broken.length === 0) return records;
  throw new Error(
    `${kind}: ${broken.length} of ${records.length} answers incomplete, first: ${JSON.stringify(broken[0])}`,
  );
}

const SYSTEM_PROMPT = 'You answer questions about measuring.';

async function agent(url, model) {
  const made = await json(url, 'POST', '/api/agents', {
    name: `Bench ${model}`.slice(0, 100),
    system_prompt: SYSTEM_PROMPT,
    model,
  });
  return made.id;
}

/** Sessions with a title of their own, so that none asks the model for one. */
async function sessions(url, agentId, count) {
  const ids = [];
  while (ids.length < count) {
    const batch = Array.from({ length: Math.min(50, count - ids.length) }, async () => {
      const made = await json(url, 'POST', `/api/agents/${agentId}/sessions`, { title: 'Bench' });
      return made.id;
    });
    ids.push(...(await Promise.all(batch)));
  }
  return ids;
}

export async function json(url, method, path, body) {
  const response = await fetch(url + path, {
    method,
    headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

function startLoad() {
  const child = fork(join(root, 'bench/load.mjs'));
  let count = 0;
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const id = ++count;
        const ended = (code) => reject(new Error(`the load generator ended with code ${code}`));
        const answered = (message) => {
          if (message.id !== id) return;
          child.off('message', answered).off('exit', ended);
          resolve(message.records);
        };
        child.on('message', answered).on('exit', ended);
        child.send({ id, ...job });
      }),
    stop: () => child.kill(),
  };
}
