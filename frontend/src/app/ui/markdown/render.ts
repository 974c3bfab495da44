import DOMPurify, { type Config } from 'dompurify';
import MarkdownIt from 'markdown-it';
import { type Block, blocksOf } from './blocks';
import { emphasisBesideCjk } from './syntax/cjk-emphasis';
import { inlineTags } from './syntax/inline-tags';
import { largeTables } from './syntax/large-table';
import { asText, preformatted } from './long-text';
import { mathSource } from './syntax/math';
import { taskLists } from './syntax/task-list';

/** A table of more cells takes the browser long to lay out. */
const MOST_CELLS = 2500;

/** What the parts of one text share. */
export interface RenderingContext {
  /** The text is not complete: what is open at its end is shown as if it were closed. */
  isStreaming?: boolean;
  /** Link definitions of the whole text. */
  references?: Record<string, { title: string; href: string }>;
  [key: string | symbol]: unknown;
}

/**
 * The only renderer of text that a model wrote, for streamed and stored answers alike. markdown-it never passes HTML
 * through, and DOMPurify has the last word; its result is Trusted HTML where the browser enforces Trusted Types.
 */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false, maxNesting: 40 });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

const LINK = /^(?:https?:\/\/|mailto:)/i;
const IMAGE = /^https?:\/\//i;
markdown.use(emphasisBesideCjk).use(inlineTags).use(mathSource).use(taskLists).use(largeTables, MOST_CELLS);
markdown.validateLink = (url) => LINK.test(url.trim());

const { rules } = markdown.renderer;
type Rule = NonNullable<(typeof rules)[string]>;
const escape = (text: string): string => markdown.utils.escapeHtml(text);

const link: Rule = (tokens, index, options, _env, renderer) => {
  const token = tokens[index];
  token?.attrSet('target', '_blank');
  token?.attrSet('rel', 'noopener noreferrer nofollow');
  return renderer.renderToken(tokens, index, options);
};

/** An image from elsewhere tells its server who reads this: it loads when the reader asks for it. */
const image: Rule = (tokens, index) => {
  const source = String(tokens[index]?.attrGet('src') ?? '');
  const text = tokens[index]?.content ?? '';
  if (!IMAGE.test(source)) return escape(text);
  const label = text === '' ? 'Load image' : `Load image: ${text}`;
  return (
    `<button type="button" class="image-load" data-image="${escape(source)}" data-alt="${escape(text)}">` +
    `${escape(label)} (${escape(hostOf(source))})</button>`
  );
};

const fence: Rule = (tokens, index) =>
  codeBlock(tokens[index]?.content ?? '', (tokens[index]?.info ?? '').trim().split(/\s+/)[0] ?? '');

const indentedCode: Rule = (tokens, index) => codeBlock(tokens[index]?.content ?? '', '');

/** The page's policy allows no style attributes: alignment is a class. */
const cell: Rule = (tokens, index, options, _env, renderer) => {
  const token = tokens[index];
  const style = String(token?.attrGet('style') ?? '');
  if (token?.attrs) token.attrs = token.attrs.filter(([name]) => name !== 'style');
  if (style.endsWith('center')) token?.attrSet('class', 'align-center');
  if (style.endsWith('right')) token?.attrSet('class', 'align-right');
  return renderer.renderToken(tokens, index, options);
};

Object.assign(rules, {
  as_text: (tokens, index) => asText(tokens[index]?.content ?? '', escape),
  link_open: link,
  image,
  fence,
  code_block: indentedCode,
  table_open: () => '<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>',
  table_close: () => '</table></div>',
  th_open: cell,
  td_open: cell,
} satisfies Record<string, Rule>);

const PURIFY = {
  RETURN_TRUSTED_TYPE: true as const,
  ADD_ATTR: ['target'],
  FORBID_TAGS: ['style', 'form', 'textarea', 'select', 'img', 'svg', 'math', 'iframe', 'audio', 'video'],
  FORBID_ATTR: ['style', 'id', 'name'],
} satisfies Config;

/** The boxes of task lists are the only fields, and nobody can change them. */
DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.nodeName !== 'INPUT') return;
  const isBox = node.getAttribute('type') === 'checkbox' && node.hasAttribute('disabled');
  if (!isBox) node.remove();
});

/** Safe HTML of a markdown text, ready for `innerHTML`. */
export function renderMarkdown(text: string, context: RenderingContext = {}): TrustedHTML {
  const html = splitText(text, context).map((block) => blockHtml(text, block, context));
  return purified(html.join(''));
}

/** Safe HTML of successive blocks of a text. */
export function renderBlocks(text: string, blocks: readonly Block[], context: RenderingContext): TrustedHTML {
  return purified(blocks.map((block) => blockHtml(text, block, context)).join(''));
}

/** The blocks of a text; notes its link definitions in the context. */
export function splitText(text: string, context: RenderingContext): readonly Block[] {
  return blocksOf(markdown, text, context);
}

function blockHtml(text: string, { start, cut, end }: Block, context: RenderingContext): string {
  const html = cut > start ? markdown.render(text.slice(start, cut), context) : '';
  return cut < end ? html + asText(text.slice(cut, end), escape) : html;
}

function purified(html: string): TrustedHTML {
  return DOMPurify.sanitize(html, PURIFY);
}

function codeBlock(code: string, language: string): string {
  const name = language === '' ? 'code' : language;
  return (
    `<div class="code"><div class="code-head"><span>${escape(name)}</span>` +
    `<button type="button" class="code-copy" data-copy aria-label="Copy ${escape(name)}">Copy</button></div>` +
    preformatted(code, escape, `tabindex="0" role="group" aria-label="${escape(name)}" dir="ltr"`) +
    '</div>'
  );
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
