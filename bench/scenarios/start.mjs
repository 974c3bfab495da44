import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startBuiltServer } from '../../tools/start-process.mjs';
import { median, megabytes, result } from '../figures.mjs';
import { residentBytes } from '../process-figures.mjs';
import { json, scratchFolder } from '../harness.mjs';

const IDLE_MS = 5000;
const seconds = (value) => `${value.toFixed(2)} s`;

/** From the command on an empty folder to the end of a first answer, and what the server then holds in memory. */
export async function start(_rig, { quick }) {
  const times = [];
  let idle;
  for (let round = 0; round < (quick ? 2 : 5); round++) {
    const scratch = scratchFolder();
    const began = performance.now();
    const server = await startBuiltServer({ env: { DATA_DIR: join(scratch, 'data') } });
    const model = 'sim-fast+tokens-20';
    const agent = await json(server.url, 'POST', '/api/agents', { name: 'Bench', system_prompt: 'Answer.', model });
    const session = await json(server.url, 'POST', `/api/agents/${agent.id}/sessions`, {});
    await json(server.url, 'POST', `/api/sessions/${session.id}/messages`, { content: 'Hello' });
    times.push((performance.now() - began) / 1000);
    if (idle === undefined) {
      await pause(IDLE_MS);
      idle = residentBytes(server.pid);
    }
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
  return [
    result(
      'start to first answer, empty folder',
      median(times),
      seconds,
      2.5,
      `slowest ${seconds(Math.max(...times))}`,
    ),
    result(
      'idle memory, after a first answer',
      idle,
      megabytes,
      160_000_000,
      'with the built-in simulator in the process',
    ),
  ];
}
