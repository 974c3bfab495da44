/** Nobody is told to come back later than in a day, whatever a provider or a broken clock says. */
export const MAX_RETRY_AFTER_SECONDS = 24 * 60 * 60;

const DECIMAL = /^\d{1,15}(?:\.\d{1,9})?$/;
/** The three forms of an HTTP date begin with the name of a day; `Date.parse` alone would take `-5` for a year. */
const HTTP_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? [\x20-\x7e]{10,40}$/i;

/**
 * The seconds a provider asks to wait: a number or an HTTP date in `Retry-After` (RFC 9110), or milliseconds in OpenAI's
 * `retry-after-ms`.
 * @param now of the clock that an HTTP date is compared with
 * @returns 0 to MAX_RETRY_AFTER_SECONDS; null when there is no wish, or none that makes sense
 */
export function retryAfterSeconds(headers: Headers | undefined, now: Date): number | null {
  const milliseconds = headers?.get('retry-after-ms')?.trim() ?? '';
  if (DECIMAL.test(milliseconds)) return bounded(Number(milliseconds) / 1000);
  const text = headers?.get('retry-after')?.trim() ?? '';
  if (/^\d{16,}$/.test(text)) return MAX_RETRY_AFTER_SECONDS;
  if (DECIMAL.test(text)) return bounded(Number(text));
  const date = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : bounded((date - now.getTime()) / 1000);
}

function bounded(seconds: number): number {
  return Math.min(Math.max(seconds, 0), MAX_RETRY_AFTER_SECONDS);
}
