/** An error as a provider describes it, in a response of its own or inside an answer that had begun with status 200. */
export interface ReportedError {
  /** HTTP status, given or meant; null when it cannot be known. */
  status: number | null;
  /** The provider's word for it, such as `insufficient_quota`; '' when there is none. */
  code: string;
  /** The provider's sentence. For deciding only: it may hold prompts and parts of keys. */
  message: string;
  /** Null when the provider does not say when to come back. */
  retryAfterSeconds: number | null;
}

/** As much of a provider's words as is searched. */
const EXCERPT = 2_000;

/** What the words that providers use in place of a status mean. The first that fits counts. */
const STATUS_OF_WORD: readonly [RegExp, number][] = [
  [/insufficient.?(quota|credits?|balance|funds)|billing|payment.?required/i, 402],
  [/rate.?limit|too.?many.?requests|resource.?exhausted|throttl|quota/i, 429],
  [/invalid.?api.?key|unauthori[sz]ed|unauthenticated|authentication/i, 401],
  [/permission|forbidden|access.?denied/i, 403],
  [/model.?not.?found|not.?found/i, 404],
  [/context.?(length|window)|invalid.?(request|argument)|bad.?request|validation/i, 400],
  [/overloaded|unavailable|capacity/i, 503],
  [/time.?out|timed.?out|deadline/i, 504],
  [/server.?error|internal/i, 500],
];
/** `429 Too Many Requests`, `Error code: 503 - {…}`. */
const LEADING_STATUS = /^[^\d{]{0,40}([45]\d\d)\b/;
/** `Please try again in 7.66s`, as several providers write it; `6m0s`, `120ms`. */
const TRY_AGAIN_IN = /(?:try again|retry) (?:in|after) (?:(\d{1,4})m)?(\d{1,6}(?:\.\d{1,9})?) ?(ms|s)\b/i;

type Fields = Record<string, unknown>;

/**
 * The error that a JSON document reports, whatever its shape: `{error: {…}}`, `{error: "…"}`, `{object: "error", …}`,
 * `{detail: "…"}`, `{errors: […]}`, or a list of one of them. Null for a document that reports none.
 */
export function reportedError(document: unknown): ReportedError | null {
  if (Array.isArray(document)) return document.length > 0 ? reportedError(document[0]) : null;
  if (!isFields(document)) return null;
  const { error, errors } = document;
  if (isSaid(error)) return describe(error, document);
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (isSaid(first)) return describe(first, document);
  if ('choices' in document && document['choices'] !== null && document['object'] !== 'error') return null;
  const { message, detail, error_msg } = document;
  const said = [message, detail, error_msg].some(
    (one) => isSaid(one) && (typeof one === 'string' || Array.isArray(one)),
  );
  return document['object'] === 'error' || said ? describe(document, document) : null;
}

/**
 * The body of a refused request as the SDK reads it, which looks at `error` only: vLLM, FastAPI and others have none, and
 * some send a list.
 */
export function errorBody(text: string): string {
  try {
    const document: unknown = JSON.parse(text);
    const first: unknown = Array.isArray(document) ? document[0] : document;
    if (!isFields(first)) return text;
    if (isSaid(first['error'])) return JSON.stringify(first);
    const { message, detail, error_msg } = first;
    return JSON.stringify({ error: { ...first, message: excerpt(message ?? detail ?? error_msg ?? first) } });
  } catch {
    return text;
  }
}

function describe(error: string | object, around: Fields): ReportedError {
  const fields: Fields = typeof error === 'string' ? { message: error } : (error as Fields);
  const words = [fields['code'], fields['type'], fields['status'], around['code'], around['type']].filter(isText);
  const message = excerpt(fields['message'] ?? fields['detail'] ?? fields['error_msg'] ?? fields['error'] ?? '');
  const numbers = [fields['status'], fields['code'], fields['status_code'], fields['http_status']];
  const given = [...numbers, around['status'], around['code'], around['status_code']].map(httpStatus);
  return {
    status: given.find((status) => status !== null) ?? statusOf(words, message, typeof error === 'string'),
    code: words.join(' ').slice(0, EXCERPT),
    message,
    retryAfterSeconds: retryAfter(fields, message),
  };
}

/** A sentence is searched for words only when it is all there is: a sentence mentions many things. */
function statusOf(words: readonly string[], message: string, isSentence: boolean): number | null {
  const leading = LEADING_STATUS.exec(message);
  if (leading) return Number(leading[1]);
  const text = words.length > 0 || !isSentence ? words.join(' ').slice(0, EXCERPT) : message.slice(0, 200);
  return STATUS_OF_WORD.find(([word]) => word.test(text))?.[1] ?? null;
}

function retryAfter(fields: Fields, message: string): number | null {
  const { metadata, details } = fields;
  const sources = [fields, metadata, isFields(metadata) ? metadata['headers'] : null].filter(isFields);
  for (const source of sources) {
    for (const name of ['retry_after', 'retry_after_seconds', 'Retry-After', 'retry-after']) {
      const seconds = Number(source[name] ?? Number.NaN);
      if (Number.isFinite(seconds) && seconds >= 0) return seconds;
    }
  }
  // google.rpc.RetryInfo: {"retryDelay": "34s"}
  const delays = (Array.isArray(details) ? (details as unknown[]) : []).filter(isFields);
  const delay = /^(\d{1,6}(?:\.\d{1,9})?)s$/.exec(delays.map((one) => one['retryDelay']).find(isText) ?? '');
  if (delay) return Number(delay[1]);
  const again = TRY_AGAIN_IN.exec(message);
  if (!again) return null;
  return Number(again[1] ?? 0) * 60 + Number(again[2]) / (again[3]?.toLowerCase() === 'ms' ? 1000 : 1);
}

function httpStatus(value: unknown): number | null {
  const number = typeof value === 'number' || isText(value) ? Number(value) : Number.NaN;
  return number >= 400 && number <= 599 && Number.isInteger(number) ? number : null;
}

function excerpt(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, EXCERPT);
}

function isSaid(value: unknown): value is string | object {
  return typeof value === 'string'
    ? value !== ''
    : isFields(value)
      ? Object.keys(value).length > 0
      : Array.isArray(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
