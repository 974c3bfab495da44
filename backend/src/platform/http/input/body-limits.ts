import { HttpError } from '../errors/http-error.js';
import { validationError } from '../errors/validation-error.js';

const MAX_DEPTH = 32;
/** Names of members in a whole body. The largest body of the API has a dozen. */
export const MAX_MEMBERS = 1_000;
/** Members and items of lists in a whole body. */
const MAX_VALUES = 10_000;

/**
 * Refuses a body of more parts than any request of ours has, before anything works on it: what comes later may then take
 * a little time for each part. @throws HttpError for its depth, a validation error for its size
 */
export function checkBodySize(body: unknown): void {
  let members = 0;
  let values = 0;
  // A list of its own in place of recursion: the walk ends at the first limit and needs no stack.
  const waiting: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth === MAX_DEPTH) {
      throw new HttpError('malformed_body', `The body is nested deeper than ${MAX_DEPTH} levels.`);
    }
    const parts = Object.values(value) as unknown[];
    if (!Array.isArray(value)) members += parts.length;
    values += parts.length;
    if (members > MAX_MEMBERS) throw tooMany(`must not have more than ${MAX_MEMBERS.toLocaleString('en')} members`);
    if (values > MAX_VALUES) throw tooMany(`must not have more than ${MAX_VALUES.toLocaleString('en')} values`);
    for (const part of parts) waiting.push({ value: part, depth: depth + 1 });
  }
}

function tooMany(message: string) {
  return validationError([{ field: 'body', message }]);
}
