import { answerTo, isTitleRequest, lastUserText, numberedWords, titleOf, type Spoken } from './demo-answers.js';
import { readContinuation, restOf } from './continuation.js';
import { isRewriteRequest, rewrittenQuestion } from './passage-answers.js';
import { streamAnswer, type Answer } from './answer-stream.js';
import { sendError, sendJson, type Exchange } from './exchange.js';
import { FaultCounter, refuse } from './faults.js';
import { readCommand, readScript, type Script } from './script.js';

/** The part of a chat request that the simulator reads. */
export interface ChatBody {
  model: string;
  stream: boolean;
  max_tokens: number | null;
  include_usage: boolean;
  messages: Spoken[];
  /** Names of all fields that were sent. */
  fields: Set<string>;
}

/** Answers `POST /v1/chat/completions`. */
export class ChatCompletions {
  private readonly faults = new FaultCounter();

  /** @param tokensPerSecond pace of answers that ask for none; null for as fast as it goes */
  constructor(private readonly tokensPerSecond: number | null) {}

  clear(): void {
    this.faults.clear();
  }

  async answer(exchange: Exchange): Promise<void> {
    const body = readChatBody(exchange.call.body);
    if (body === null) {
      sendError(exchange.response, 400, { message: "Missing required parameter: 'messages'.", param: 'messages' });
      return;
    }
    const script = this.script(exchange, body);
    if (script.fault !== null && refuse(exchange, body, script)) return;
    const answer = compose(body, script);
    if (body.stream) await streamAnswer(exchange, answer, script);
    else await this.answerWhole(exchange, answer, script);
  }

  private script(exchange: Exchange, body: ChatBody): Script {
    // What is asked for beside the conversation has neither the pace nor the faults of the answers.
    if (isTitleRequest(body.messages) || isRewriteRequest(body.messages))
      return readScript({ model: '', header: '', message: '' }, null);
    const header = String(exchange.request.headers['x-sim'] ?? '');
    const message = commandOf(body.messages);
    const script = readScript({ model: body.model, header, message }, this.tokensPerSecond);
    const times = script.fault === null ? null : script.times;
    if (times !== null && !this.faults.happens(`${body.model} ${header} ${message}`, times)) script.fault = null;
    return script;
  }

  private async answerWhole(exchange: Exchange, answer: Answer, script: Script): Promise<void> {
    const { response, call } = exchange;
    const seconds = script.tokensPerSecond === null ? 0 : answer.tokens.length / script.tokensPerSecond;
    const ms = script.firstTokenMs + seconds * 1000;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    if (response.destroyed) return;
    call.tokens_sent = answer.tokens.length;
    sendJson(response, 200, {
      id: answer.id,
      object: 'chat.completion',
      created: answer.created,
      model: answer.model,
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: answer.tokens.join(''), refusal: null },
          logprobs: null,
          finish_reason: answer.finish_reason,
        },
      ],
      usage: answer.usage,
    });
  }
}

/** The message that says how to answer. What broke an answer off does not break its continuation off again. */
function commandOf(messages: readonly Spoken[]): string {
  const continuation = readContinuation(messages);
  const text = lastUserText(continuation?.question ?? messages);
  return continuation && readCommand(text)?.name === 'error' ? '' : text;
}

function textOf(messages: readonly Spoken[], script: Script): string {
  if (isTitleRequest(messages)) return titleOf(messages);
  if (isRewriteRequest(messages)) return rewrittenQuestion(messages);
  const continuation = readContinuation(messages);
  const whole = script.words === null ? answerTo(continuation?.question ?? messages) : numberedWords(script.words);
  return continuation ? restOf(whole, continuation.begun) : whole;
}

function compose(body: ChatBody, script: Script): Answer {
  const text = textOf(body.messages, script);
  let tokens: string[] = text.match(/(?<!\s)\s*\S+|(?<!\s)\s+$/g) ?? [];
  let finishReason = 'stop';
  if (script.fault === 'length' || script.fault === 'content-filter') {
    tokens = tokens.slice(0, script.after);
    finishReason = script.fault.replace('-', '_');
  }
  if (body.max_tokens !== null && tokens.length > body.max_tokens) {
    tokens = tokens.slice(0, body.max_tokens);
    finishReason = 'length';
  }
  const promptTokens = body.messages.reduce((sum, message) => sum + 4 + Math.ceil(message.text.length / 4), 0);
  const completionTokens = tokens.length + script.thinking;
  return {
    id: 'chatcmpl-simulated',
    created: Math.floor(Date.now() / 1000),
    model: body.model,
    tokens,
    finish_reason: finishReason,
    include_usage: body.include_usage && script.usage,
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
      prompt_tokens_details: { cached_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: script.thinking },
    },
  };
}

function readChatBody(body: unknown): ChatBody | null {
  if (typeof body !== 'object' || body === null) return null;
  const wire = body as Record<string, unknown>;
  if (!Array.isArray(wire['messages']) || wire['messages'].length === 0) return null;
  const max = wire['max_completion_tokens'] ?? wire['max_tokens'];
  const options = wire['stream_options'] as { include_usage?: unknown } | null | undefined;
  return {
    model: typeof wire['model'] === 'string' ? wire['model'] : 'simulator',
    stream: wire['stream'] === true,
    max_tokens: typeof max === 'number' ? max : null,
    include_usage: options?.include_usage === true,
    messages: wire['messages'].map(readMessage),
    fields: new Set(Object.keys(wire)),
  };
}

function readMessage(message: { role?: unknown; content?: unknown } | null): Spoken {
  const content = message?.content;
  const parts = Array.isArray(content) ? (content as { text?: unknown }[]) : [{ text: content }];
  const text = parts.map((part) => (typeof part.text === 'string' ? part.text : '')).join('');
  return { role: typeof message?.role === 'string' ? message.role : '', text };
}
