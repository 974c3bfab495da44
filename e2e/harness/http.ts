import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { recordAnswer } from './recorder.js';

export interface Asking {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as a form with one file. */
  file?: { field: string; name: string; content: Buffer };
}

export interface Answer<Body = unknown> {
  status: number;
  headers: IncomingHttpHeaders;
  body: Body;
}

/** One request on a connection of its own: nothing is left over from a server that was killed. */
export function open(url: string, { method = 'GET', headers = {}, ...asking }: Asking = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { type, bytes } = payload(asking);
    const content = type === undefined ? {} : { 'content-type': type };
    const sent = request(url, { method, headers: { ...content, ...headers }, agent: false });
    sent.on('response', (response) => {
      recordAnswer(url, { ...headOf(response), method });
      resolve(response);
    });
    sent.on('error', reject);
    sent.end(bytes);
  });
}

function headOf({ statusCode = 0, headers }: IncomingMessage) {
  return { status: statusCode, headers };
}

const BOUNDARY = 'boundary-of-the-journeys';

function payload({ body, file }: Pick<Asking, 'body' | 'file'>): { type?: string; bytes?: string | Buffer } {
  if (file) {
    const head = `Content-Disposition: form-data; name="${file.field}"; filename="${file.name}"`;
    const begin = Buffer.from(`--${BOUNDARY}\r\n${head}\r\nContent-Type: application/octet-stream\r\n\r\n`);
    const end = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
    return { type: `multipart/form-data; boundary=${BOUNDARY}`, bytes: Buffer.concat([begin, file.content, end]) };
  }
  return body === undefined ? {} : { type: 'application/json', bytes: JSON.stringify(body) };
}

/** The whole answer; a body that is JSON is parsed, an empty one is null. */
export async function exchange<Body>(url: string, asking: Asking = {}): Promise<Answer<Body>> {
  const response = await open(url, asking);
  const raw = await text(response);
  const isWhole = asking.headers?.['last-event-id'] === undefined;
  recordAnswer(url, { ...headOf(response), method: asking.method ?? 'GET', body: raw, isWhole });
  const isJson = response.headers['content-type']?.includes('json') ?? false;
  const body = (raw === '' ? null : isJson ? JSON.parse(raw) : raw) as Body;
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}
