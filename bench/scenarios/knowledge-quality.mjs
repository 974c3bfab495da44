import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startBuiltServer, startListening } from '../../tools/start-process.mjs';
import { root } from '../../tools/install-state.mjs';
import { resultAtLeast } from '../figures.mjs';
import { library, missedQuestions } from '../knowledge/library.mjs';
import { questions } from '../knowledge/questions.mjs';
import { scratchFolder } from '../harness.mjs';

/** Does the search find the passage that answers a question, with vectors of hashed words and with keywords alone? */
export async function knowledgeQuality() {
  const simulator = await startListening(join(root, 'backend/dist/ai/simulator/main.js'), { args: ['--port', '0'] });
  const provider = { OPENAI_BASE_URL: `${simulator.url}/v1`, OPENAI_MODEL: 'sim-fast' };
  try {
    return [
      await measured("with the simulator's embeddings", { ...provider, OPENAI_EMBEDDING_MODEL: 'sim-embedding' }, 0.95),
      await measured('with keywords alone', provider, 0.85),
    ];
  } finally {
    await simulator.stop();
  }
}

async function measured(how, env, least) {
  const scratch = scratchFolder();
  const server = await startBuiltServer({ env: { DATA_DIR: join(scratch, 'data'), RATE_LIMIT: 'off', ...env } });
  try {
    const { agent, documents } = await library(server.url);
    const missed = await missedQuestions(server.url, agent);
    const recall = 1 - missed.length / questions.length;
    const detail = missed.length === 0 ? '' : `missed: ${missed.join(' · ')}`;
    const what = `recall@8 of ${questions.length} questions on ${documents} documents, ${how}`;
    return resultAtLeast(what, recall, share, least, detail);
  } finally {
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const share = (value) => value.toFixed(3);
