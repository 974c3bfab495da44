import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startBuiltServer } from '../../tools/start-process.mjs';
import { median, ms, percentile, result, resultAtLeast } from '../figures.mjs';
import { fillLibrary, MODEL, nearestTen, questionOf, startEmbedder } from '../knowledge/large-library.mjs';
import { ready, upload } from '../knowledge/library.mjs';
import { pdf } from '../knowledge/pdf.mjs';
import { json, scratchFolder } from '../harness.mjs';

const LOOKS = 60;
const CHECKED = 10;

/** How long a search takes, whether it finds what comparing all finds, and how fast documents are read and indexed. */
export async function knowledge(_rig, { quick }) {
  const large = quick ? 20_000 : 100_000;
  return [
    ...(await searching(large, { p50: 25, p95: 60, exact: true })),
    ...(await searching(1_000, { p50: null, p95: 5, exact: false })),
    ...(await indexing(quick ? { megabytes: 2, pages: 100 } : { megabytes: 6, pages: 500 })),
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
    const ask = (n) => timedSearch(server.url, agent.id, questionOf(n));
    embedder.prepare(Array.from({ length: LOOKS }, (_, n) => questionOf(n)));
    for (let n = 0; n < 10; n++) await ask(1000 + n);
    const looks = [];
    for (let n = 0; n < LOOKS; n++) looks.push(await ask(n));
    await server.stop();
    const about = `search of ${count.toLocaleString('en')} passages of one agent`;
    const inServer = looks.map((look) => look.retrieval_ms);
    const overall = looks.map((look) => look.total_ms);
    const stage = (name) => `${name} ${ms(median(looks.map(({ stages }) => stages[name])))}`;
    const stages = ['keywords', 'vectors', 'passages', 'embed'].map(stage).join(', ');
    const overHttp = (share) => `over HTTP, with embedding, ${ms(percentile(overall, share))}`;
    const rows = [
      result(`${about}, p50`, median(inServer), ms, p50, `${stages}; ${overHttp(0.5)}`),
      result(`${about}, p95`, percentile(inServer, 0.95), ms, p95, overHttp(0.95)),
    ];
    const answers = looks.map((look) => look.answer);
    if (exact) rows.push(await recall(dataDir, count, answers));
    return rows;
  } finally {
    embedder.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * A search with the times the server gives in `Server-Timing`. Retrieval is both indexes, which are searched at the same time,
 * and fusion; the embedding of the question is the provider's time.
 */
async function timedSearch(url, agent, question) {
  const began = performance.now();
  const response = await fetch(
    `${url}/api/agents/${agent}/knowledge/search?limit=40&q=${encodeURIComponent(question)}`,
  );
  const answer = await response.json();
  const total_ms = performance.now() - began;
  if (!response.ok) throw new Error(`the search answered ${response.status}: ${JSON.stringify(answer)}`);
  const header = response.headers.get('server-timing');
  const stages = Object.fromEntries(
    [...header.matchAll(/\b(\w+);dur=([\d.]+)/g)].map(([, name, dur]) => [name, Number(dur)]),
  );
  const retrieval_ms = Math.max(stages.keywords, stages.vectors) + stages.passages;
  return { answer, total_ms, retrieval_ms, stages };
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
async function indexing({ megabytes, pages }) {
  const scratch = scratchFolder();
  const env = { DATA_DIR: join(scratch, 'data'), RATE_LIMIT: 'off', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' };
  const server = await startBuiltServer({ env });
  try {
    const agent = await json(server.url, 'POST', '/api/agents', { name: 'Bench', system_prompt: 'Answer.' });
    const text = await added(server.url, agent.id, 'log.txt', logOf(megabytes * 1e6));
    const book = await added(
      server.url,
      agent.id,
      'book.pdf',
      pdf(Array.from({ length: pages }, (_, page) => linesOf(page))),
    );
    const speed = megabytes / text.seconds;
    return [
      resultAtLeast(`reading and indexing ${megabytes} MB of text`, speed, (value) => `${value.toFixed(1)} MB/s`, 1),
      result(
        `reading and indexing a PDF of ${pages} pages`,
        book.seconds,
        (value) => `${value.toFixed(1)} s`,
        (30 * pages) / 500,
        `${book.chunk_count} passages`,
      ),
      ...[text, book].map(({ filename, blocked_ms, waits }) =>
        result(
          `event loop blocked at most, while ${filename} is read and indexed`,
          blocked_ms,
          ms,
          50,
          `another request waits at most ${ms(Math.max(...waits))}, p99 ${ms(percentile(waits, 0.99))}`,
        ),
      ),
    ];
  } finally {
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Uploads a document and asks for something else until it is ready. */
async function added(url, agent, filename, content) {
  const waits = [];
  let over = false;
  await loopDelay(url);
  const others = (async () => {
    while (!over) {
      const began = performance.now();
      await json(url, 'GET', '/api/config');
      waits.push(performance.now() - began);
    }
  })();
  const began = performance.now();
  const { chunk_count } = await ready(url, await upload(url, agent, filename, content));
  const seconds = (performance.now() - began) / 1000;
  over = true;
  await others;
  return { filename, chunk_count, seconds, waits, blocked_ms: await loopDelay(url) };
}

/** The latest the event loop ran since this was last asked, in milliseconds. */
async function loopDelay(url) {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/parley_event_loop_delay_seconds\{quantile="1"\} (\S+)/.exec(text)[1]) * 1000;
}

const sentence = (n) => `Entry ${n}: the harbour was calm and the wind came from the west with force ${n % 9}. `;

function logOf(characters) {
  let text = '';
  for (let n = 0; text.length < characters; n++) text += n % 12 === 11 ? `${sentence(n)}\n\n` : sentence(n);
  return text;
}

/** A page of a book: 45 lines of 90 characters. */
function linesOf(page) {
  return Array.from({ length: 45 }, (_, line) => `${page + 1}.${line + 1} ${sentence(page * 45 + line)}Boats stay in.`);
}
