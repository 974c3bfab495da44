import remend from 'remend';
import type { Block } from './blocks';
import { renderBlocks, renderMarkdown, type RenderingContext, splitText } from './render';

/** Definitions of reference links may stand after their use: such a text is rendered once more when it is complete. */
const REFERENCE = /^ {0,3}\[[^\]\r\n\u2028\u2029]+\]:/m;
/** About as many elements are made at a time, so that the page can react in between. */
const SLICE_ELEMENTS = 1200;
/** A longer open block is shown as it stands: to close its marks would cost more than it is worth. */
const MOST_TO_CLOSE = 20_000;

/**
 * Keeps an element in step with a growing markdown text. Finished blocks are rendered once and never touched again
 * (selection and scroll positions in them survive); only the last, open block is rendered again with each batch.
 */
export class StreamedMarkdown {
  private settledLength = 0;
  private shown = '';
  private streaming = false;
  private isCurrent = false;
  /** What is still to be rendered of the text shown. */
  private plan: {
    readonly text: string;
    readonly context: RenderingContext;
    readonly blocks: readonly Block[];
  } | null = null;
  private readonly tail: HTMLElement;
  private readonly caret: HTMLElement;

  constructor(private readonly host: HTMLElement) {
    this.caret = host.ownerDocument.createElement('span');
    this.caret.className = 'caret';
    this.tail = host.ownerDocument.createElement('div');
    this.tail.className = 'prose-part prose-tail';
  }

  /**
   * Renders what is new of the text, at most a slice of it.
   * @returns whether all of it is rendered; if not, the same call again renders the next slice
   */
  update(text: string, streaming: boolean): boolean {
    const normal = text.replace(/\r\n?/g, '\n');
    if (normal === this.shown && streaming === this.streaming && this.isCurrent) return true;
    const isComplete = !streaming && (this.streaming || normal !== this.shown);
    const settled = this.shown.slice(0, this.settledLength);
    if ((isComplete && REFERENCE.test(normal)) || !normal.startsWith(settled)) this.clear();
    if (normal !== this.shown || streaming !== this.streaming) this.plan = null;
    this.shown = normal;
    this.streaming = streaming;
    this.isCurrent = this.render();
    return this.isCurrent;
  }

  private render(): boolean {
    const { text, context, blocks } = (this.plan ??= this.newPlan());
    const finished = blocks.slice(0, -1);
    const slice = firstOf(finished, SLICE_ELEMENTS);
    if (slice.length > 0) this.settle(text, slice, context);
    const rest = blocks.slice(slice.length);
    this.plan = { text, context, blocks: rest };
    const cost = [...slice, ...rest].reduce((sum, block) => sum + block.cost, 0);
    if (slice.length > 0 && cost > SLICE_ELEMENTS) return false;
    const last = rest[0];
    this.showTail(last ? text.slice(last.start) : '', context);
    return true;
  }

  /** The blocks that are not settled; their offsets count from the end of those that are. */
  private newPlan(): NonNullable<typeof this.plan> {
    const context: RenderingContext = { isStreaming: this.streaming };
    if (!this.streaming && REFERENCE.test(this.shown)) splitText(this.shown, context);
    const text = this.shown.slice(this.settledLength);
    return { text, context, blocks: splitText(text, context) };
  }

  private settle(text: string, blocks: readonly Block[], context: RenderingContext): void {
    const part = this.host.ownerDocument.createElement('div');
    part.className = 'prose-part';
    part.innerHTML = renderBlocks(text, blocks, { ...context, isStreaming: false }) as unknown as string;
    this.host.insertBefore(part, this.tail.isConnected ? this.tail : null);
    this.settledLength += (blocks.at(-1)?.end ?? 0) - (blocks[0]?.start ?? 0);
  }

  private showTail(text: string, context: RenderingContext): void {
    const isClosed = !this.streaming || text.length > MOST_TO_CLOSE;
    this.tail.innerHTML = renderMarkdown(isClosed ? text : remend(text), context) as unknown as string;
    if (this.streaming) placeCaret(this.tail, this.caret);
    if (!this.tail.isConnected) this.host.append(this.tail);
  }

  private clear(): void {
    this.host.replaceChildren();
    this.settledLength = 0;
    this.plan = null;
  }
}

/** The first blocks that together cost no more than that; at least one. */
function firstOf(blocks: readonly Block[], mostElements: number): readonly Block[] {
  let cost = 0;
  const end = blocks.findIndex((block, index) => (cost += block.cost) > mostElements && index > 0);
  return end === -1 ? blocks : blocks.slice(0, end);
}

const HOLDS_TEXT = /^(?:UL|OL|LI|P|BLOCKQUOTE|H[1-6]|PRE|CODE|DIV|TABLE|THEAD|TBODY|TR|TH|TD)$/;

const IN_TABLE = /^(?:TBODY|TR|TH|TD)$/;

/** Puts the caret behind the last letter of the innermost block that the next letter will go into. */
function placeCaret(block: Element, caret: HTMLElement): void {
  const last = lastThing(block);
  if (last instanceof Element && HOLDS_TEXT.test(last.tagName)) return placeCaret(last, caret);
  // A line that ends, as the last one of code does, would put it on a line of its own.
  if (last instanceof Text) last.splitText(last.data.trimEnd().length).before(caret);
  else if (last) last.after(caret);
  else block.append(caret);
}

/** What is written last in it: neither the white space between two elements of the markup, nor cells that come yet. */
function lastThing(block: Element): ChildNode | null {
  let last = block.lastChild;
  while (last && last.textContent?.trim() === '' && (last instanceof Text || IN_TABLE.test(last.nodeName))) {
    last = last.previousSibling;
  }
  return last;
}
