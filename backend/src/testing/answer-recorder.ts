import type { NextFunction, Request, Response } from 'express';
import { readContract, type Contract } from '../../../tools/openapi/contract.mjs';

/** Longer bodies are files, whose content no schema describes. */
const MAX_BODY_BYTES = 1024 * 1024;

let contract: Contract | undefined;

/** Compares every answer of a test's server with openapi.json, whoever asked and by whatever means. */
export class AnswerRecorder {
  private readonly problems = new Set<string>();

  /** Goes before everything that may answer. */
  readonly middleware = (request: Request, response: Response, next: NextFunction): void => {
    const body = bodyWritten(response);
    const path = request.originalUrl;
    response.once('close', () => {
      if (!response.headersSent) return;
      contract ??= readContract();
      const found = contract.problemsOf({
        method: request.method,
        path,
        status: response.statusCode,
        headers: response.getHeaders(),
        // Node sends no body with these, whatever was written.
        body: [204, 304].includes(response.statusCode) ? '' : body(),
        isComplete: response.writableFinished,
        isWhole: request.get('Last-Event-ID') === undefined,
      });
      for (const problem of found) this.problems.add(problem);
    });
    next();
  };

  /** @throws Error that lists what openapi.json does not say */
  check(): void {
    if (this.problems.size === 0) return;
    const list = [...this.problems].join('\n');
    throw new Error(`openapi.json does not document what was answered (\`npm run openapi\` writes it):\n${list}`);
  }
}

/** Reads along what is written. @returns what was written so far; undefined when that is not known */
function bodyWritten(response: Response): () => string | undefined {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const keep = (chunk: unknown): void => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    const buffer = Buffer.from(chunk as string);
    bytes += buffer.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(buffer);
  };
  for (const method of ['write', 'end'] as const) {
    const original = response[method].bind(response) as (...given: unknown[]) => never;
    response[method] = ((...given: unknown[]) => {
      keep(given[0]);
      return original(...given);
    }) as never;
  }
  return () => (bytes > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8'));
}
