import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Asking {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
}

export interface Answer<Body = unknown> {
  status: number;
  headers: IncomingHttpHeaders;
  body: Body;
}

/** One request on a connection of its own: nothing is left over from a server that was killed. */
export function open(url: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request(url, { method, headers: { ...content, ...headers }, agent: false });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** The whole answer; a body that is JSON is parsed, an empty one is null. */
export async function exchange<Body>(url: string, asking: Asking = {}): Promise<Answer<Body>> {
  const response = await open(url, asking);
  const raw = await text(response);
  const isJson = response.headers['content-type']?.includes('json') ?? false;
  const body = (raw === '' ? null : isJson ? JSON.parse(raw) : raw) as Body;
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}
