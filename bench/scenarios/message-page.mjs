import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startBuiltServer } from '../../tools/start-process.mjs';
import { median, ms, result } from '../figures.mjs';
import { lengthen, messageId, openDatabase, readPage } from '../long-conversation.mjs';
import { json, scratchFolder } from '../harness.mjs';

const PAGE = 50;
const LOOKS = 100;

/** A conversation of a million messages: how long does a page take, new or old? */
export async function messagePage(_rig, { quick }) {
  const count = quick ? 50_000 : 1_000_000;
  const scratch = scratchFolder();
  const env = { DATA_DIR: join(scratch, 'data'), RATE_LIMIT: 'off' };
  try {
    const session = await firstTurn(env);
    const database = await openDatabase(env.DATA_DIR);
    await lengthen(database, session, count);
    const rows = await measure(env, database, session, count);
    await database.close();
    return rows;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function firstTurn(env) {
  const server = await startBuiltServer({ env });
  const agent = await json(server.url, 'POST', '/api/agents', {
    name: 'Bench',
    system_prompt: 'Answer.',
    model: 'sim-fast',
  });
  const session = await json(server.url, 'POST', `/api/agents/${agent.id}/sessions`, { title: 'Bench' });
  await json(server.url, 'POST', `/api/sessions/${session.id}/messages`, { content: '/say 5' });
  await server.stop();
  return session.id;
}

async function measure(env, database, session, count) {
  const server = await startBuiltServer({ env });
  const timed = async (work) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const depths = [1, 0.75, 0.5, 0.25, 0.001];
  const inDatabase = [];
  const overHttp = [];
  for (const depth of depths) {
    const spots = Array.from({ length: LOOKS }, (_, look) => Math.floor(count * depth) - look * 7);
    const database_ms = [];
    const http_ms = [];
    for (const spot of spots) {
      const path = `/api/sessions/${session}/messages?limit=${PAGE}&before=${messageId(spot)}`;
      database_ms.push(await timed(() => readPage(database, messageId(spot - 1), PAGE + 1)));
      http_ms.push(await timed(async () => assert.equal((await json(server.url, 'GET', path)).messages.length, PAGE)));
    }
    inDatabase.push(median(database_ms));
    overHttp.push(median(http_ms));
  }
  await server.stop();
  const about = `page of ${PAGE} out of ${count.toLocaleString('en')} messages, slowest of ${depths.length} depths`;
  const each = (values) => `newest to oldest: ${values.map((value) => value.toFixed(2)).join(', ')} ms`;
  return [
    result(`${about}, in the database, p50`, Math.max(...inDatabase), ms, 3, each(inDatabase)),
    result(`${about}, over HTTP, p50`, Math.max(...overHttp), ms, null, each(overHttp)),
  ];
}
