import { APIConnectionError, APIError } from 'openai';
import type { ByteStream } from './byte-stream.js';
import type { Answer } from './exchange.js';
import { webHeaders } from './provider-connection.js';

/** The bytes of a success. @throws APIError for everything else, as the SDK would */
export async function bytesOf(answer: Promise<Answer>): Promise<{ bytes: ByteStream; headers: Answer['headers'] }> {
  const { status, headers, body } = await answer.catch((error: unknown) => {
    throw new APIConnectionError({ cause: error instanceof Error ? error : new Error(String(error)) });
  });
  if (typeof body !== 'string') return { bytes: body, headers };
  const said = jsonOf(body);
  throw APIError.generate(status, said, said === undefined ? body : undefined, webHeaders(headers));
}

/** What the text says as JSON; undefined when it is none. */
function jsonOf(text: string): object | undefined {
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
