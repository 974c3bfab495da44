import remend from 'remend';
import { renderMarkdown, startOfLastBlock } from './render';

/** Definitions of reference links may stand after their use: such a text is rendered once more when it is complete. */
const REFERENCE = /^ {0,3}\[[^\]\n]+\]:/m;

/**
 * Keeps an element in step with a growing markdown text. Finished blocks are rendered once and never touched again
 * (selection and scroll positions in them survive); only the last, open block is parsed anew with each batch.
 */
export class StreamedMarkdown {
  private settled = '';
  private shown = '';
  private streaming = false;
  private readonly tail: HTMLElement;
  private readonly caret: HTMLElement;

  constructor(private readonly host: HTMLElement) {
    this.caret = host.ownerDocument.createElement('span');
    this.caret.className = 'caret';
    this.tail = host.ownerDocument.createElement('div');
    this.tail.className = 'prose-part prose-tail';
  }

  update(text: string, streaming: boolean): void {
    const normal = text.replace(/\r\n?/g, '\n');
    if (normal === this.shown && streaming === this.streaming) return;
    const inOnePiece = !streaming && REFERENCE.test(normal);
    if (inOnePiece || !normal.startsWith(this.settled)) this.clear();
    this.shown = normal;
    this.streaming = streaming;
    const open = normal.slice(this.settled.length);
    const boundary = inOnePiece ? 0 : startOfLastBlock(open);
    if (boundary > 0) this.settle(open.slice(0, boundary));
    const last = open.slice(boundary);
    this.tail.innerHTML = renderMarkdown(streaming ? remend(last) : last) as unknown as string;
    if (streaming) openBlock(this.tail).append(this.caret);
    if (!this.tail.isConnected) this.host.append(this.tail);
  }

  private settle(text: string): void {
    const part = this.host.ownerDocument.createElement('div');
    part.className = 'prose-part';
    part.innerHTML = renderMarkdown(text) as unknown as string;
    this.host.insertBefore(part, this.tail.isConnected ? this.tail : null);
    this.settled += text;
  }

  private clear(): void {
    this.host.replaceChildren();
    this.settled = '';
  }
}

const HOLDS_TEXT = /^(?:UL|OL|LI|P|BLOCKQUOTE|H[1-6]|PRE|CODE|DIV|TABLE|THEAD|TBODY|TR|TH|TD)$/;

/** The innermost block that the next letter will go into. */
function openBlock(block: Element): Element {
  const last = block.lastElementChild;
  return last && block.lastChild === last && HOLDS_TEXT.test(last.tagName) ? openBlock(last) : block;
}
