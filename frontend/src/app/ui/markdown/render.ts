import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';

/**
 * The only renderer of text that a model wrote, for streamed and stored answers alike. markdown-it never passes HTML
 * through, and DOMPurify has the last word; its result is Trusted HTML where the browser enforces Trusted Types.
 */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false, maxNesting: 40 });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

const LINK = /^(?:https?:\/\/|mailto:)/i;
const IMAGE = /^https?:\/\//i;
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
  link_open: link,
  image,
  fence,
  code_block: indentedCode,
  table_open: () => '<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>',
  table_close: () => '</table></div>',
  th_open: cell,
  td_open: cell,
} satisfies Record<string, Rule>);

/** Safe HTML of a markdown text, ready for `innerHTML`. */
export function renderMarkdown(text: string): TrustedHTML {
  return DOMPurify.sanitize(markdown.render(text), {
    RETURN_TRUSTED_TYPE: true,
    ADD_ATTR: ['target'],
    FORBID_TAGS: ['style', 'form', 'input', 'textarea', 'select', 'img', 'svg', 'math', 'iframe', 'audio', 'video'],
    FORBID_ATTR: ['style', 'id', 'name'],
  });
}

/**
 * Where the last block of the text begins. What stands before it can no longer change, whatever is written after:
 * only a block that is still open (a list, a table, a fence) takes in more lines.
 */
export function startOfLastBlock(text: string): number {
  const blocks = markdown
    .parse(text, {})
    .filter(({ level, map, nesting }) => level === 0 && map !== null && nesting >= 0);
  const line = blocks.at(-1)?.map?.[0] ?? 0;
  let offset = 0;
  for (let passed = 0; passed < line; passed += 1) offset = text.indexOf('\n', offset) + 1;
  return offset;
}

function codeBlock(code: string, language: string): string {
  const name = language === '' ? 'code' : language;
  return (
    `<div class="code"><div class="code-head"><span>${escape(name)}</span>` +
    `<button type="button" class="code-copy" data-copy aria-label="Copy ${escape(name)}">Copy</button></div>` +
    `<pre tabindex="0" role="group" aria-label="${escape(name)}" dir="ltr"><code>${escape(code)}</code></pre></div>`
  );
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
