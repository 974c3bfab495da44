/** How a model or its server marks thinking that stands in the text. */
export interface ThinkingTag {
  /** In lower case. */
  open: string;
  close: RegExp;
}

const xml = (name: string): ThinkingTag => ({ open: `<${name}>`, close: new RegExp(`</${name}>`, 'i') });

/**
 * DeepSeek R1, QwQ and Qwen; Claude and others as prompted; Seed-OSS; Magistral; Kimi-VL; OpenThinker; Gemma. In upper and
 * lower case alike.
 */
export const THINKING_TAGS: readonly ThinkingTag[] = [
  ...['think', 'thinking', 'thought', 'thoughts', 'reasoning', 'reflection', 'seed:think'].map(xml),
  { open: '[think]', close: /\[\/think\]/i },
  { open: '◁think▷', close: /◁\/think▷/i },
  { open: '<|begin_of_thought|>', close: /<\|end_of_thought\|>/i },
  { open: '<|channel>thought', close: /<channel\|>/i },
];

/** A tag that ends thinking which began without one: the server's template had written the opening tag into the prompt. */
export const BARE_CLOSE = /<\/(?:think|thinking|thought|thoughts|reasoning|seed:think)>/i;
/** Any of these tags, wherever it stands. */
export const ANY_TAG = /<\/?(?:think|thinking|thought|thoughts|reasoning|reflection|seed:think)>/gi;
/** Harmony whose marks the server removed: `analysisThe user asks …assistantfinalThe gate …`. */
export const BARE_ANALYSIS = { word: 'analysis', open: /^analysis[\p{Lu}"'“]/u, close: /assistant ?final/ };
/** The longest tag, so that as much of a text's end may be one that is not complete yet. */
export const MAX_TAG_LENGTH = Math.max(...THINKING_TAGS.map(({ open }) => open.length)) + 1;

/** Characters at the end of `text` that may be the beginning of a tag; 0 when none. */
export function partialTagLength(text: string): number {
  const start = text.lastIndexOf('<', text.length);
  if (start === -1 || text.length - start > MAX_TAG_LENGTH) return 0;
  return /^<\/?[a-z:]*$/i.test(text.slice(start)) ? text.length - start : 0;
}

/** The tag with which `text` begins; `maybe` when it may become one. */
export function tagAtStart(text: string): ThinkingTag | 'maybe' | null {
  const start = text.slice(0, MAX_TAG_LENGTH).toLowerCase();
  for (const tag of THINKING_TAGS) if (start.startsWith(tag.open)) return tag;
  return THINKING_TAGS.some(({ open }) => open.startsWith(start)) ? 'maybe' : null;
}

/** Two tags that are only mentioned, as in `between <think> and </think>`, with nothing thought in between. */
export function isMention(inner: string): boolean {
  return (
    /^[\s,;/.…–—-]*(?:(?:and|or|to|und|oder|et|ou|y|o|e)[\s,;/.…–—-]*)?$/iu.test(inner.slice(0, 40)) &&
    inner.length <= 40
  );
}
