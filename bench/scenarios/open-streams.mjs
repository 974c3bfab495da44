import { setTimeout as pause } from 'node:timers/promises';
import { kilobytes, result } from '../figures.mjs';
import { memoryOf, turn } from '../harness.mjs';

/** Opened over this time, then all are open until the answers end. */
const OPENING_MS = 4000;
const LOOK_AFTER_MS = 8000;
const MODEL = 'sim-10tps+tokens-120';

/** Many answers at once: does each come whole, and what does an open stream cost in memory? */
export async function openStreams(rig, { quick }) {
  const agent = await rig.agent(MODEL);
  await measure(rig, agent, 100); // warms up
  const rows = [];
  for (const count of quick ? [100] : [100, 1000]) {
    const { complete, perStream } = await measure(rig, agent, count);
    const lost = count - complete;
    rows.push(result(`open streams that did not come whole, of ${count}`, lost, String, 0));
    rows.push(result(`memory per open stream, ${count} streams`, perStream, kilobytes, count === 1000 ? 60_000 : null));
  }
  return rows;
}

async function measure(rig, agent, count) {
  const sessions = await rig.sessions(agent, count);
  await rig.settle();
  const before = memoryOf(rig, 'ours');
  const answers = rig.send(
    'ours',
    sessions.map((session) => [turn.ours(session, 'Count')]),
    OPENING_MS,
  );
  await pause(LOOK_AFTER_MS);
  const open = memoryOf(rig, 'ours');
  const records = await answers;
  const complete = records.filter((record) => record.status === 200 && record.complete).length;
  return { complete, perStream: Math.max(0, open - before) / count };
}
