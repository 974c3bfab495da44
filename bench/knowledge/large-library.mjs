/** A knowledge base of any size, written straight into the database of a stopped server, and questions about it. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { getLoadablePath } from 'sqlite-vec';
import sqlite3 from 'sqlite3';

export const DIMENSIONS = 1536;
export const MODEL = 'bench-embedding';
const TOPICS = 500;
const WORDS_PER_PASSAGE = 150;
const VOCABULARY = 20_000;

/** The same numbers in every run. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const noise = (next) => next() + next() + next() - 1.5;

const topics = Array.from({ length: TOPICS }, (_, topic) => {
  const next = random(topic + 1);
  return Float32Array.from({ length: DIMENSIONS }, () => noise(next));
});

/** A point near one of the topics, as embeddings of texts about it are. */
function embedding(seed) {
  const next = random(seed);
  const topic = topics[Math.floor(next() * TOPICS)];
  const vector = topic.map((value) => value * 0.6 + noise(next) * 0.8);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function signsOf(vector) {
  const packed = Buffer.alloc(DIMENSIONS / 8);
  vector.forEach((value, index) => {
    if (value > 0) packed[index >> 3] |= 1 << (index & 7);
  });
  return packed;
}

/** Words as common as their rank says (Zipf). */
function words(seed, count) {
  const next = random(seed);
  return Array.from({ length: count }, () => `w${Math.floor(VOCABULARY ** next())}`).join(' ');
}

/** The question number `n`; `embedder` gives it the vector number `n`. */
export const questionOf = (n) => `q${n} ${words(1e6 + n, 6)}`;
const vectorOfQuestion = (text) => embedding(5e6 + Number(/q(\d+)/.exec(text)?.[1] ?? 0));

/** A provider of embeddings that answers at once. */
export async function startEmbedder() {
  const known = new Map();
  const bodyOf = (text) => {
    if (!known.has(text)) known.set(text, JSON.stringify([...vectorOfQuestion(text)]));
    return known.get(text);
  };
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { input } = JSON.parse(Buffer.concat(chunks).toString());
    const data = input.map((text, index) => `{"index":${index},"embedding":${bodyOf(text)}}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end(`{"data":[${data}]}`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const prepare = (texts) => texts.forEach(bodyOf);
  return { prepare, url: `http://127.0.0.1:${server.address().port}/v1`, stop: () => server.close() };
}

function open(dataDir) {
  const database = new sqlite3.Database(join(dataDir, 'parley.db'));
  const call = (verb, ...given) =>
    new Promise((resolve, reject) =>
      database[verb](...given, (error, rows) => (error ? reject(error) : resolve(rows))),
    );
  return { call, database };
}

/** Gives the agent one document of `count` passages. */
export async function fillLibrary(dataDir, agent, count) {
  const { call, database } = open(dataDir);
  await call('exec', 'PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF');
  const id = '01980f5e-4c5a-7000-8000-000000000001';
  await call('exec', 'BEGIN');
  await call(
    'run',
    `INSERT INTO documents (id, agent_id, number, filename, mime_type, size_bytes, sha256, blob_key, status, pages_done,
       chunk_count, chunks_done, token_count, embedding_model, embedding_dimension, ready_at, created_at)
     VALUES (?, ?, 1, 'large.txt', 'text/plain', 1, '', 'documents/none', 'ready', 0, ?, ?, ?, ?, ?, '2026-01-01', '2026-01-01')`,
    [id, agent, count, count, count * 400, MODEL, DIMENSIONS],
  );
  await call('run', 'UPDATE agents SET document_count = 1 WHERE id = ?', [agent]);
  const chunk = database.prepare("INSERT INTO chunks VALUES (?, ?, ?, ?, NULL, ?, ?, '', ?, 400)");
  const word = database.prepare("INSERT INTO chunk_words (rowid, agent, heading, text) VALUES (?, ?, '', ?)");
  const vector = database.prepare('INSERT INTO chunk_vectors VALUES (?, ?, ?, ?)');
  const signs = database.prepare('INSERT INTO chunk_signs VALUES (?, ?)');
  const agentWord = `a${agent.replaceAll('-', '')}q`;
  for (let n = 0; n < count; n++) {
    const chunkId = 1_000_000 + n;
    const text = words(n + 1, WORDS_PER_PASSAGE);
    const values = embedding(n + 7e6);
    chunk.run([chunkId, id, agent, n * 2, n, n + 1, text]);
    word.run([chunkId, agentWord, text]);
    vector.run([chunkId, agent, MODEL, Buffer.from(values.buffer)]);
    const stored = new Promise((resolve) => signs.run([chunkId, signsOf(values)], resolve));
    if (n % 500 === 0) await stored;
  }
  for (const statement of [chunk, word, vector, signs]) await new Promise((resolve) => statement.finalize(resolve));
  await call('exec', 'COMMIT');
  await call('close');
}

/** Numbers of the ten passages that are nearest to a question, found by comparing all. */
export async function nearestTen(dataDir, n) {
  const { call } = open(dataDir);
  await call('loadExtension', getLoadablePath());
  const rows = await call(
    'all',
    `SELECT chunk_id FROM chunk_vectors ORDER BY vec_distance_cosine(embedding, ?) LIMIT 10`,
    [Buffer.from(vectorOfQuestion(questionOf(n)).buffer)],
  );
  await call('close');
  return rows.map((row) => row.chunk_id - 1_000_000);
}
