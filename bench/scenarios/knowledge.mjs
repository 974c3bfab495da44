import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startBuiltServer } from '../../tools/start-process.mjs';
import { median, ms, percentile, result, resultAtLeast } from '../figures.mjs';
import { fillLibrary, MODEL, nearestTen, questionOf, startEmbedder } from '../knowledge/large-library.mjs';
import { ready, upload } from '../knowledge/library.mjs';
import { json, scratchFolder } from '../rig.mjs';

const LOOKS = 60;
const CHECKED = 10;

/** How long a search takes, over HTTP and with the question's embedding, and whether it finds what comparing all finds. */
export async function knowledge(_rig, { quick }) {
  const large = quick ? 20_000 : 100_000;
  return [
    ...(await searching(large, { p50: 25, p95: 60, exact: true })),
    ...(await searching(1_000, { p50: null, p95: 5, exact: false })),
    ...(await indexing(quick ? 2 : 6)),
  ];
}

async function searching(count, { p50, p95, exact }) {
  const scratch = scratchFolder();
  const embedder = await startEmbedder();
  const dataDir = join(scratch, 'data');
  const env = { DATA_DIR: dataDir, RATE_LIMIT: 'off', OPENAI_BASE_URL: embedder.url, OPENAI_EMBEDDING_MODEL: MODEL };
  try {
    const first = await startBuiltServer({ env });
    const agent = await json(first.url, 'POST', '/api/agents', { name: 'Bench', system_prompt: 'Answer.' });
    await first.stop();
    await fillLibrary(dataDir, agent.id, count);
    const server = await startBuiltServer({ env });
    const ask = (n) =>
      json(
        server.url,
        'GET',
        `/api/agents/${agent.id}/knowledge/search?limit=40&q=${encodeURIComponent(questionOf(n))}`,
      );
    embedder.prepare(Array.from({ length: LOOKS }, (_, n) => questionOf(n)));
    for (let n = 0; n < 10; n++) await ask(1000 + n);
    const times = [];
    const answers = [];
    for (let n = 0; n < LOOKS; n++) {
      const began = performance.now();
      answers.push(await ask(n));
      times.push(performance.now() - began);
    }
    await server.stop();
    const about = `search of ${count.toLocaleString('en')} passages of one agent, over HTTP`;
    const rows = [
      result(`${about}, p50`, median(times), ms, p50),
      result(`${about}, p95`, percentile(times, 0.95), ms, p95),
    ];
    if (exact) rows.push(await recall(dataDir, count, answers));
    return rows;
  } finally {
    embedder.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function recall(dataDir, count, answers) {
  let found = 0;
  for (let n = 0; n < CHECKED; n++) {
    const near = new Set(
      answers[n].results.filter((one) => one.vector_rank <= 10 && one.vector_rank).map((one) => one.start),
    );
    found += (await nearestTen(dataDir, n)).filter((passage) => near.has(passage)).length;
  }
  const what = `recall@10 of vectors in ${count.toLocaleString('en')} passages against comparing all`;
  return resultAtLeast(what, found / (CHECKED * 10), (value) => value.toFixed(3), 0.99);
}

/** Reading and indexing without embedding, and how long others wait meanwhile. */
async function indexing(megabytes) {
  const scratch = scratchFolder();
  const env = { DATA_DIR: join(scratch, 'data'), RATE_LIMIT: 'off', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' };
  const server = await startBuiltServer({ env });
  try {
    const agent = await json(server.url, 'POST', '/api/agents', { name: 'Bench', system_prompt: 'Answer.' });
    const sentence = (n) => `Entry ${n}: the harbour was calm and the wind came from the west with force ${n % 9}. `;
    let text = '';
    for (let n = 0; text.length < megabytes * 1e6; n++) text += n % 12 === 11 ? `${sentence(n)}\n\n` : sentence(n);
    const waits = [];
    let over = false;
    const others = (async () => {
      while (!over) {
        const began = performance.now();
        await json(server.url, 'GET', '/api/config');
        waits.push(performance.now() - began);
      }
    })();
    const began = performance.now();
    await ready(server.url, await upload(server.url, agent.id, 'log.txt', text));
    const seconds = (performance.now() - began) / 1000;
    over = true;
    await others;
    return [
      resultAtLeast(
        `reading and indexing ${megabytes} MB of text`,
        megabytes / seconds,
        (value) => `${value.toFixed(1)} MB/s`,
        1,
      ),
      result(
        'longest wait of another request meanwhile',
        Math.max(...waits),
        ms,
        50,
        `p99 ${ms(percentile(waits, 0.99))}`,
      ),
    ];
  } finally {
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}
