import type { FieldProblem } from '../../domain-error.js';

const ENCODED_BYTES = /(?:%[0-9A-Fa-f]{2})+/g;
/** Bytes that a client should have percent-encoded; Node reads each as one character. */
const RAW_BYTES = /[^\x20-\x7e]/;

/**
 * Parameters of a request target whose bytes are no UTF-8. The query parser would put U+FFFD in their place and go on, and
 * something else would be searched for than was asked. A `%` that encodes nothing is itself.
 */
export function encodingProblems(target: string): FieldProblem[] {
  const start = target.indexOf('?');
  if (start === -1) return [];
  const query = target.slice(start + 1);
  if (!query.includes('%') && !RAW_BYTES.test(query)) return [];
  return query
    .split('&')
    .filter((parameter) => !isUtf8(parameter))
    .map((parameter) => {
      const name = parameter.split('=', 1)[0] ?? '';
      const field = isUtf8(name) && /^[\w.[\]-]{1,100}$/.test(name) ? name : 'query';
      return { field, message: 'must be valid UTF-8, percent-encoded' };
    });
}

function isUtf8(parameter: string): boolean {
  if (RAW_BYTES.test(parameter)) return false;
  return (parameter.match(ENCODED_BYTES) ?? []).every((run) => {
    try {
      decodeURIComponent(run);
      return true;
    } catch {
      return false;
    }
  });
}
