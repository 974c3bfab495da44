import { compared, micros, result, sum, times } from '../figures.mjs';
import { allComplete, cpuOf, turn, warmUp } from '../harness.mjs';

const STREAMS = 100;

/** 100 streams at reading speed: 40 tokens per second each. */
export function paced(rig, { quick }) {
  return compare(rig, { pace: '40tps', tokens: quick ? 200 : 400, rounds: quick ? 2 : 5, most: 1.7 });
}

/** 100 streams as fast as they go. */
export function unpaced(rig, { quick }) {
  return compare(rig, { pace: 'fast', tokens: quick ? 1000 : 2000, rounds: quick ? 2 : 5, most: 1.1 });
}

async function compare(rig, { pace, tokens, rounds, most }) {
  const model = `sim-${pace}+tokens-${tokens}`;
  const agent = await rig.agent(model);
  const cpu = { floor: [], ours: [] };
  await warmUp(rig, STREAMS);
  for (let round = 0; round < rounds; round++) {
    const sessions = await rig.sessions(agent, STREAMS);
    for (const kind of ['floor', 'ours']) {
      const streams = sessions.map((session) => [turn[kind](kind === 'ours' ? session : model, `Round ${round}`)]);
      const { value, cpu: spent } = await cpuOf(rig, kind, () => rig.send(kind, streams));
      allComplete(value, kind);
      cpu[kind].push(spent);
    }
    await everyWordStored(rig, sessions, tokens);
  }
  const sent = rounds * STREAMS * tokens;
  const perToken = (kind) => sum(cpu[kind]) / sent;
  const load = `${STREAMS} streams ${pace === 'fast' ? 'as fast as they go' : 'at 40 tokens/s'}`;
  return [
    compared(
      `CPU per streamed token, ${load}, everything stored`,
      cpu.ours.map((spent, round) => spent / cpu.floor[round]),
      times,
      most,
      `${micros(perToken('ours'))} against ${micros(perToken('floor'))}, ${sent} tokens each`,
    ),
    result(
      `tokens per CPU second, ${load}`,
      Math.round(1 / perToken('ours')),
      String,
      null,
      `bare pipe ${Math.round(1 / perToken('floor'))}`,
    ),
  ];
}

/** @throws Error unless the last answer of each session is kept whole */
async function everyWordStored(rig, sessions, tokens) {
  for (const session of sessions) {
    const { messages } = await rig.get(`/api/sessions/${session}/messages?limit=1`);
    const { content, status } = messages.at(-1);
    if (status !== 'complete' || content.split(' ').length !== tokens) {
      throw new Error(`an answer was stored as ${status} with ${content.split(' ').length} of ${tokens} words`);
    }
  }
}
