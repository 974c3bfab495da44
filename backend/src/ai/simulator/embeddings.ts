import { sendError, sendJson, type Exchange } from './exchange.js';

const DEFAULT_DIMENSIONS = 256;
const MAX_DIMENSIONS = 4096;
const NGRAM = 3;
/** A whole word says more than a part of one. */
const WORD_WEIGHT = 2;

/**
 * Answers `POST /v1/embeddings`. The vectors are hashed words and parts of words, so texts that share words, or forms of
 * a word, are near each other: enough for a real search, and the same on every machine.
 */
export function answerEmbeddings({ response, call }: Exchange): void {
  const body = (call.body ?? {}) as {
    input?: unknown;
    model?: unknown;
    dimensions?: unknown;
    encoding_format?: unknown;
  };
  const inputs = typeof body.input === 'string' ? [body.input] : body.input;
  const dimensions = body.dimensions ?? DEFAULT_DIMENSIONS;
  if (!Array.isArray(inputs) || inputs.length === 0 || !inputs.every((input) => typeof input === 'string')) {
    sendError(response, 400, { message: "'input' must be a text or a list of texts.", param: 'input' });
    return;
  }
  if (!Number.isInteger(dimensions) || (dimensions as number) < 1 || (dimensions as number) > MAX_DIMENSIONS) {
    sendError(response, 400, { message: `'dimensions' must be 1 to ${MAX_DIMENSIONS}.`, param: 'dimensions' });
    return;
  }
  const tokens = inputs.reduce((sum, input) => sum + Math.ceil(input.length / 4), 0);
  sendJson(response, 200, {
    object: 'list',
    model: typeof body.model === 'string' ? body.model : 'sim-embedding',
    data: inputs.map((input, index) => {
      const vector = embed(input, dimensions as number);
      return {
        object: 'embedding',
        index,
        embedding: body.encoding_format === 'base64' ? base64(vector) : [...vector],
      };
    }),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  });
}

/** A vector of length 1 (all zeros for a text without letters and digits). */
export function embed(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text
    .toLowerCase()
    .normalize('NFKC')
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    addFeature(vector, word, WORD_WEIGHT);
    const letters = [...`<${word}>`];
    for (let i = 0; i + NGRAM <= letters.length; i++) addFeature(vector, letters.slice(i, i + NGRAM).join(''), 1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** The hash says where a feature goes and with which sign, so that collisions cancel out on average. */
function addFeature(vector: Float32Array, feature: string, weight: number): void {
  const hash = fnv1a(feature);
  const at = (hash >>> 1) % vector.length;
  vector[at] = (vector[at] ?? 0) + (hash & 1 ? weight : -weight);
}

/** FNV-1a with a final mix, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Little-endian 32-bit floats, as OpenAI sends them. */
function base64(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4);
  vector.forEach((value, index) => bytes.writeFloatLE(value, index * 4));
  return bytes.toString('base64');
}
