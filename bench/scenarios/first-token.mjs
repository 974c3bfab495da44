import { compared, ms, percentile, times } from '../figures.mjs';
import { allComplete, turn, warmUp } from '../harness.mjs';

const MODEL = 'sim-fast+tokens-10';
/** Turns per session: the later ones read and send a short history, as in life. */
const TURNS_PER_SESSION = 10;

/** One person at a time: how much later does the first token come than through the bare pipe? */
export async function firstToken(rig, { quick }) {
  const rounds = quick ? 2 : 5;
  const sessionsPerRound = quick ? 3 : 8;
  const agent = await rig.agent(MODEL);
  const first = { floor: [], ours: [] };
  for (let round = 0; round < rounds + 1; round++) {
    const inRound = { floor: [], ours: [] };
    for (const session of await rig.sessions(agent, sessionsPerRound)) {
      const texts = Array.from({ length: TURNS_PER_SESSION }, (_, index) => `Question ${index} of round ${round}`);
      for (const kind of ['floor', 'ours']) {
        const to = kind === 'ours' ? session : MODEL;
        const records = allComplete(await rig.send(kind, [texts.map((text) => turn[kind](to, text))]), kind);
        inRound[kind].push(...records.map(({ firstMs }) => firstMs));
      }
    }
    // the first round warms up
    if (round > 0) for (const kind of ['floor', 'ours']) first[kind].push(inRound[kind]);
  }
  const line = (name, share, most) => {
    const of = (kind) => first[kind].map((values) => percentile(values, share));
    const floor = of('floor');
    const added = of('ours').map((value, round) => value - floor[round]);
    const turns = first.ours.flat().length;
    const detail = `${ms(percentile(first.ours.flat(), share))} against ${ms(percentile(first.floor.flat(), share))}, ${turns} turns`;
    return compared(`added time to first token, 1 stream, ${name}`, added, ms, most, detail);
  };
  return [line('p50', 0.5, 6), line('p99', 0.99, 25)];
}

/** A hundred people press Enter at the same moment. */
export async function burst(rig, { quick }) {
  const model = 'sim-40tps+tokens-20';
  const rounds = quick ? 3 : 8;
  const agent = await rig.agent(model);
  const p99 = { floor: [], ours: [] };
  await warmUp(rig, 100);
  for (let round = 0; round < rounds; round++) {
    const sessions = await rig.sessions(agent, 100);
    for (const kind of ['floor', 'ours']) {
      const streams = sessions.map((session) => [turn[kind](kind === 'ours' ? session : model, `Round ${round}`)]);
      const records = allComplete(await rig.send(kind, streams), kind);
      const first = records.map(({ firstMs }) => firstMs);
      p99[kind].push(percentile(first, 0.99));
      await rig.settle();
    }
  }
  const ratios = p99.ours.map((value, round) => value / p99.floor[round]);
  const detail = `${ms(percentile(p99.ours, 0.5))} against ${ms(percentile(p99.floor, 0.5))}, ${rounds} × 100 turns`;
  return [compared('time to first token, 100 turns at once, p99, beside the bare pipe', ratios, times, 3, detail)];
}
