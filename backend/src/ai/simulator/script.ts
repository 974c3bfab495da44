/**
 * How the simulator is told to behave. A script is a list of words; they come from three places, later ones win:
 *
 *   model name     `sim-` and words joined by `+`:      sim-fast   sim-40tps   sim-error-429+times-2   sim-error-stall+after-5
 *   header         `x-sim:` words separated by spaces:  x-sim: error-429 retry-after-1
 *   last message   a command:                           /slow   /error 429   /error stall 5   /error 500 times 2
 *
 *   word             meaning
 *   fast             no delays
 *   <n>tps           n tokens per second
 *   first-<n>ms      the first token comes after n ms
 *   tokens-<n>       answers with n numbered words (as `/say n`)
 *   thinking-<n>     n pieces of `reasoning_content` before the answer
 *   think-tags       the answer begins with a `<think>` block
 *   heartbeat        comment lines (`: …`) every 50 ms while it waits or stalls
 *   no-usage         does not tell the usage, even if asked
 *   error-<fault>    one of FAULTS below
 *   after-<k>        tokens before a fault that comes within the answer (3 if not given)
 *   times-<n>        the fault happens to the first n such calls, then one succeeds
 *   retry-after-<s>  value of `Retry-After` with 429 and 503
 *
 * Transcription and speech are told the same way, by `stt-` or `tts-` in front, in the model name, the header or by
 * `Simulator.direct`: `stt-300ms` (until the answer), `tts-250ms` (until the first byte), `stt-error-500`, `tts-error-reset`,
 * `tts-times-1`.
 */
export interface Script {
  tokensPerSecond: number | null;
  firstTokenMs: number;
  words: number | null;
  thinking: number;
  thinkTags: boolean;
  heartbeat: boolean;
  usage: boolean;
  fault: Fault | null;
  after: number;
  times: number | null;
  retryAfter: string | null;
}

/** What can go wrong, and how it looks on the wire. */
export const FAULTS = {
  '401': 'refused key; the message repeats part of it, as providers do',
  '403': 'key without permission',
  '404': 'unknown model',
  '429': 'too many requests',
  '500': 'internal error',
  '503': 'overloaded',
  quota: '429 insufficient_quota',
  context: '400 context_length_exceeded',
  timeout: 'status 200, then no token ever',
  hang: 'no answer at all, not even headers',
  stall: 'silence after some tokens',
  reset: 'connection reset after some tokens',
  garbage: 'an unreadable line after some tokens; the answer goes on',
  'only-garbage': 'unreadable lines and nothing else',
  'in-stream': 'an error object inside the stream, before any token',
  html: 'a web page with status 200',
  empty: 'status 200 and no body',
  'no-finish': 'the stream ends without a finish_reason',
  'double-done': '[DONE] twice',
  'no-done': 'no [DONE]',
  length: 'finish_reason length after some tokens',
  'content-filter': 'finish_reason content_filter after some tokens',
  'stream-options': '400 if stream_options is sent',
  'max-tokens': '400 if max_tokens is sent',
  'max-completion-tokens': '400 if max_completion_tokens is sent',
  temperature: '400 if temperature is sent',
  container: '400 for any recording but WAV',
  'no-words': 'an empty transcript',
  mp3: '400 if mp3 is asked for',
  noise: 'bytes that are no sound',
} as const;

export type Fault = keyof typeof FAULTS;

const DEFAULT_AFTER = 3;

export interface ScriptSources {
  model: string;
  header: string;
  /** Text of the last user message. */
  message: string;
}

/** @param tokensPerSecond pace when no word says another; null for none */
export function readScript(sources: ScriptSources, tokensPerSecond: number | null): Script {
  const script: Script = {
    tokensPerSecond,
    firstTokenMs: 0,
    words: null,
    thinking: 0,
    thinkTags: false,
    heartbeat: false,
    usage: true,
    fault: null,
    after: DEFAULT_AFTER,
    times: null,
    retryAfter: null,
  };
  const model = sources.model.startsWith('sim-') ? sources.model.slice('sim-'.length).split('+') : [];
  for (const word of [...model, ...sources.header.split(/[\s,;]+/), ...commandWords(sources.message)]) {
    apply(word.toLowerCase(), script);
  }
  return script;
}

/** What the words for one kind of audio call, `stt` or `tts`, say. */
export function readAudioScript(kind: 'stt' | 'tts', sources: readonly string[]): Script {
  const words = sources
    .flatMap((source) =>
      source
        .toLowerCase()
        .replace(/^sim-/, '')
        .split(/[\s,;+]+/),
    )
    .filter((word) => word.startsWith(`${kind}-`))
    .map((word) => word.slice(kind.length + 1).replace(/^(\d+ms)$/, 'first-$1'));
  return readScript({ model: '', header: words.join(' '), message: '' }, null);
}

/** The command that a message begins with, such as `error` with its arguments; null for ordinary text. */
export function readCommand(message: string): { name: string; rest: string } | null {
  const found = /^\s*\/([a-z]+)(?:\s([\s\S]*))?$/i.exec(message);
  return found ? { name: (found[1] ?? '').toLowerCase(), rest: (found[2] ?? '').trim() } : null;
}

function commandWords(message: string): string[] {
  const command = readCommand(message);
  if (command?.name === 'slow') return ['4tps', 'first-1500ms'];
  if (command?.name === 'say') return [`tokens-${command.rest}`];
  if (command?.name !== 'error') return [];
  const [fault = '500', ...options] = command.rest.split(/\s+/);
  const words = [`error-${fault === '' ? '500' : fault}`];
  if (/^\d+$/.test(options[0] ?? '')) words.push(`after-${options.shift()}`);
  for (let i = 0; i + 1 < options.length; i += 2) words.push(`${options[i]}-${options[i + 1]}`);
  return words;
}

function apply(word: string, script: Script): void {
  const [, tps] = /^(\d{1,5})tps$/.exec(word) ?? [];
  const [, first] = /^first-(\d{1,6})ms$/.exec(word) ?? [];
  const [, name, count] = /^(tokens|thinking|after|times)-(\d{1,6})$/.exec(word) ?? [];
  const fault = word.startsWith('error-') ? word.slice('error-'.length) : null;
  if (tps !== undefined) script.tokensPerSecond = Math.max(1, Number(tps));
  else if (first !== undefined) script.firstTokenMs = Number(first);
  else if (name === 'tokens') script.words = Number(count);
  else if (name === 'thinking') script.thinking = Number(count);
  else if (name === 'after') script.after = Number(count);
  else if (name === 'times') script.times = Number(count);
  else if (word.startsWith('retry-after-')) script.retryAfter = word.slice('retry-after-'.length);
  else if (fault !== null && fault in FAULTS) script.fault = fault as Fault;
  else if (word === 'fast') script.tokensPerSecond = null;
  else if (word === 'think-tags') script.thinkTags = true;
  else if (word === 'heartbeat') script.heartbeat = true;
  else if (word === 'no-usage') script.usage = false;
}
