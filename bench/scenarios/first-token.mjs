import { ms, percentile, result } from '../figures.mjs';
import { allComplete, turn, warmUp } from '../rig.mjs';

const MODEL = 'sim-fast+tokens-10';
/** Turns per session: the later ones read and send a short history, as in life. */
const TURNS_PER_SESSION = 10;

/** One person at a time: how much later does the first token come than through the bare pipe? */
export async function firstToken(rig, { quick }) {
  const rounds = quick ? 6 : 40;
  const agent = await rig.agent(MODEL);
  const first = { floor: [], ours: [] };
  for (let round = 0; round < rounds + 1; round++) {
    const [session] = await rig.sessions(agent, 1);
    const texts = Array.from({ length: TURNS_PER_SESSION }, (_, index) => `Question ${index} of round ${round}`);
    for (const kind of ['floor', 'ours']) {
      const to = kind === 'ours' ? session : MODEL;
      const records = allComplete(await rig.send(kind, [texts.map((text) => turn[kind](to, text))]), kind);
      // the first round warms up
      if (round > 0) first[kind].push(...records.map(({ firstMs }) => firstMs));
    }
  }
  const added = (share) => percentile(first.ours, share) - percentile(first.floor, share);
  const detail = (share) =>
    `${ms(percentile(first.ours, share))} against ${ms(percentile(first.floor, share))}, ${first.ours.length} turns`;
  return [
    result('added time to first token, 1 stream, p50', added(0.5), ms, 6, detail(0.5)),
    result('added time to first token, 1 stream, p99', added(0.99), ms, 25, detail(0.99)),
  ];
}

/** A hundred people press Enter at the same moment. */
export async function burst(rig, { quick }) {
  const model = 'sim-40tps+tokens-20';
  const rounds = quick ? 2 : 8;
  const agent = await rig.agent(model);
  const first = { floor: [], ours: [] };
  await warmUp(rig, 100);
  for (let round = 0; round < rounds; round++) {
    const sessions = await rig.sessions(agent, 100);
    for (const kind of ['floor', 'ours']) {
      const streams = sessions.map((session) => [turn[kind](kind === 'ours' ? session : model, `Round ${round}`)]);
      const records = allComplete(await rig.send(kind, streams), kind);
      first[kind].push(...records.map(({ firstMs }) => firstMs));
      await rig.settle();
    }
  }
  const added = percentile(first.ours, 0.99) - percentile(first.floor, 0.99);
  const detail = `${ms(percentile(first.ours, 0.99))} against ${ms(percentile(first.floor, 0.99))}, ${rounds} × 100 turns`;
  return [result('added time to first token, 100 turns at once, p99', added, ms, 40, detail)];
}
