import type { ChatBody } from './chat-completions.js';
import { sendError, type Exchange } from './exchange.js';
import type { Script } from './script.js';

/** Counts the faults that shall happen only to the first n calls of a kind. */
export class FaultCounter {
  private readonly counts = new Map<string, number>();

  /** True for the first `times` calls with this key, false for the next, then from the beginning. */
  happens(key: string, times: number): boolean {
    const before = this.counts.get(key) ?? 0;
    if (before < times) this.counts.set(key, before + 1);
    else this.counts.delete(key);
    return before < times;
  }

  clear(): void {
    this.counts.clear();
  }
}

/** Plays a fault that stands in place of an answer. False when the fault is one within the answer. */
export function refuse(exchange: Exchange, body: ChatBody, script: Script): boolean {
  const { response } = exchange;
  const wait: Record<string, string> = script.retryAfter === null ? {} : { 'retry-after': script.retryAfter };
  switch (script.fault) {
    case '401': {
      const key = exchange.request.headers.authorization?.replace(/^Bearer /, '') ?? '';
      const message = `Incorrect API key provided: ${key}. You can find your API key in your account.`;
      sendError(response, 401, { message, code: 'invalid_api_key' });
      return true;
    }
    case '403':
      sendError(response, 403, { message: 'You have insufficient permissions for this operation.' });
      return true;
    case '404': {
      const message = `The model \`${body.model}\` does not exist or you do not have access to it.`;
      sendError(response, 404, { message, code: 'model_not_found' });
      return true;
    }
    case '429':
      sendError(response, 429, { message: 'Rate limit reached.', type: 'requests', code: 'rate_limit_exceeded' }, wait);
      return true;
    case 'quota': {
      const message = 'You exceeded your current quota, please check your plan and billing details.';
      sendError(response, 429, { message, type: 'insufficient_quota', code: 'insufficient_quota' }, wait);
      return true;
    }
    case '500':
      sendError(response, 500, { message: 'The server had an error.', type: 'server_error' });
      return true;
    case '503':
      sendError(response, 503, { message: 'The engine is currently overloaded.', type: 'server_error' }, wait);
      return true;
    case 'context': {
      const message = "This model's maximum context length is 8192 tokens.";
      sendError(response, 400, { message, param: 'messages', code: 'context_length_exceeded' });
      return true;
    }
    case 'hang':
      return true;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<!doctype html>\n<title>Welcome</title>\n<h1>It works</h1>\n');
      return true;
    case 'empty':
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-length': 0 });
      response.end();
      return true;
    default:
      return refuseField(exchange, body, script);
  }
}

/** Faults that depend on a field of the request. */
function refuseField(exchange: Exchange, body: ChatBody, script: Script): boolean {
  const unsupported = (param: string, message: string): boolean => {
    if (!body.fields.has(param)) return false;
    sendError(exchange.response, 400, { message, param, code: 'unsupported_parameter' });
    return true;
  };
  switch (script.fault) {
    case 'stream-options':
      return unsupported('stream_options', 'Unrecognized request argument supplied: stream_options');
    case 'max-tokens':
      return unsupported(
        'max_tokens',
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      );
    case 'max-completion-tokens':
      return unsupported('max_completion_tokens', 'max_completion_tokens: Extra inputs are not permitted');
    case 'temperature':
      return unsupported(
        'temperature',
        "Unsupported value: 'temperature' does not support this value with this model. Only the default (1) value is supported.",
      );
    default:
      return false;
  }
}
