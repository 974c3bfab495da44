import { answerFromPassages } from './passage-answers.js';
import { readCommand, FAULTS } from './script.js';

export interface Spoken {
  role: string;
  text: string;
}

const TITLE_REQUEST = /^\s*write a title/i;
/** A name in capitals after “You are” or “Your name is”. */
const NAME = /\b[Yy](?:ou are|our name is|ou're)\s+["“]?(\p{Lu}[\p{L}\p{N}'’-]*(?: \p{Lu}[\p{L}\p{N}'’-]*){0,3})/u;

const COMMANDS = [
  ['/help', 'this list'],
  ['/long', 'a reply of many paragraphs'],
  ['/code', 'code in a few languages'],
  ['/table', 'a table'],
  ['/math', 'formulas'],
  ['/slow', 'a slow reply, to try the stop button'],
  ['/say 12', 'exactly so many words'],
  ['/echo text', 'your own text'],
  ['/error 429', 'what a failure looks like'],
] as const;

/** True when the model is asked for the title of a conversation and not for an answer. */
export function isTitleRequest(messages: readonly Spoken[]): boolean {
  return messages.some((message) => message.role === 'system' && TITLE_REQUEST.test(message.text));
}

/** Two to five of the user's words. */
export function titleOf(messages: readonly Spoken[]): string {
  const words = lastUserText(messages).match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const title = [...words.slice(0, 5), ...['Short', 'conversation'].slice(words.length)].join(' ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** The text that the simulator answers with; the same for the same conversation. */
export function answerTo(messages: readonly Spoken[]): string {
  const text = lastUserText(messages);
  const command = readCommand(text);
  switch (command?.name) {
    case 'help':
      return help();
    case 'long':
      return LONG;
    case 'code':
      return CODE;
    case 'table':
      return TABLE;
    case 'math':
      return MATH;
    case 'slow':
      return SLOW;
    case 'echo':
      return command.rest === '' ? 'Nothing to echo.' : command.rest;
    default:
      return answerFromPassages(messages) ?? greeting(messages, text);
  }
}

/** `n` words that can be counted: `word1 word2 …`. */
export function numberedWords(n: number): string {
  return Array.from({ length: n }, (_, index) => `word${index + 1}`).join(' ');
}

export function lastUserText(messages: readonly Spoken[]): string {
  return messages.findLast((message) => message.role === 'user')?.text ?? '';
}

function greeting(messages: readonly Spoken[], text: string): string {
  const system = messages.find((message) => message.role === 'system')?.text ?? '';
  const name = NAME.exec(system)?.[1] ?? 'the demo agent';
  const earlier = messages.filter((message) => message.role !== 'system').length - 1;
  const quote = [...text.trim().replace(/\s+/g, ' ')];
  const shown = quote.length > 80 ? `${quote.slice(0, 79).join('')}…` : quote.join('');
  const memory =
    earlier > 0
      ? `${earlier} earlier ${earlier === 1 ? 'message' : 'messages'} of this session came along with it.`
      : 'It is the first message of this session.';
  return [
    `Hello, this is ${name}. You wrote: “${shown}” ${memory}`,
    'This reply is **scripted**: no AI model is connected to this server yet, so nobody thought about your words. Everything around the reply is real: it streams, it can be stopped, and it is kept.',
    'Try one of these:',
    list(COMMANDS),
  ].join('\n\n');
}

function help(): string {
  return [
    'These commands work while no AI model is connected:',
    list(COMMANDS),
    `\`/error\` knows: ${Object.keys(FAULTS)
      .map((fault) => `\`${fault}\``)
      .join(', ')}. A number after it says after how many words, as in \`/error stall 5\`.`,
  ].join('\n\n');
}

function list(entries: readonly (readonly [string, string])[]): string {
  return entries.map(([command, meaning]) => `- \`${command}\` – ${meaning}`).join('\n');
}

const LONG = Array.from(
  { length: 12 },
  (_, index) =>
    `### Part ${index + 1}\n\nThis is paragraph ${index + 1} of a long scripted reply. It is here so that you can scroll while text arrives, ` +
    'leave and come back, reload in the middle, or stop it – and see that no word is lost. ' +
    'Some letters need more than one byte: ä, é, ß, ñ, 你好, 🎈. ' +
    'The sentence after this one is the last of the paragraph. Nothing here was written by a model.',
).join('\n\n');

const CODE = `A function in TypeScript:

\`\`\`ts
export function greet(name: string): string {
  return \`Hello, \${name}\`;
}
\`\`\`

The same in Python:

\`\`\`python
def greet(name: str) -> str:
    return f"Hello, {name}"
\`\`\`

And \`inline code\` in a sentence.`;

const TABLE = `Planets and their moons:

| Planet | Moons | Radius (km) |
| --- | ---: | ---: |
| Earth | 1 | 6,371 |
| Mars | 2 | 3,390 |
| Jupiter | 97 | 69,911 |
| Saturn | 274 | 58,232 |

The numbers are right-aligned.`;

const MATH = `Inline: $e^{i\\pi} + 1 = 0$. As a block:

$$
\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}
$$

And a sum: $$\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}$$`;

const SLOW =
  'This reply takes its time: four words per second, after a pause at the beginning. ' +
  'Press stop whenever you like; what has arrived stays. ' +
  'Or reload the page: the reply goes on where it was, because it is made on the server and not in your browser. ' +
  'If you read this far, it is nearly over. Thank you for your patience.';
