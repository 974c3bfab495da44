import { CodeContext } from './code-context.js';
import { HarmonyReader, isHarmony } from './harmony.js';
import {
  ANY_TAG,
  BARE_ANALYSIS,
  BARE_CLOSE,
  isMention,
  MAX_TAG_LENGTH,
  partialTagLength,
  tagAtStart,
  THINKING_TAGS,
  type ThinkingTag,
} from './thinking-tags.js';

/** White space before an answer that is looked through for a tag. */
const MAX_LEADING_SPACE = 1_000;
const QUOTED = /["'“‘«(]$/u;

export interface ReasoningOptions {
  /** The model's last answer was thinking up to a closing tag without an opening one: this one is held back until then. */
  expectsBareClose?: boolean;
  /** All text that was given out turned out to be thinking: only what follows is the answer. */
  onDiscard?: () => void;
}

/**
 * Takes the model's thinking out of an answer, which some servers write into the text: blocks at its beginning; later blocks
 * outside code, of an answer that began with thinking; everything before a closing tag that has no opening one; and all
 * channels but the final one of the harmony format. Tags within code, and in the middle of any other answer, are text.
 */
export class ReasoningFilter {
  private state: 'start' | 'thinking' | 'text' | 'block' | 'harmony' | 'unopened' = 'start';
  private held = '';
  private readonly blocks: string[] = [];
  private tag: ThinkingTag | null = null;
  private opening = '';
  private bareClose = BARE_CLOSE;
  private isThinker = false;
  private mentionsTags = false;
  private readonly code = new CodeContext();
  private unread = '';
  private readonly harmony = new HarmonyReader();
  private isTrimming = false;
  /** The answer was thinking up to a closing tag without an opening one. */
  hadBareClose = false;

  constructor(private readonly options: ReasoningOptions = {}) {
    if (options.expectsBareClose) this.state = 'unopened';
  }

  /** The model thinks, in a field of its own. */
  thinks(): void {
    this.isThinker = true;
  }

  /** The part of `piece` (and of what was held back) that is answer. */
  text(piece: string): string {
    // The way of nearly every piece of nearly every answer.
    if (this.state === 'text' && this.held === '' && !piece.includes('<')) {
      this.unread += piece;
      return piece;
    }
    this.held += piece;
    let text = '';
    let isProgress = true;
    while (isProgress) {
      const { state, held } = this;
      text += this.step();
      isProgress = this.held !== '' && (this.state !== state || this.held.length < held.length);
    }
    return text;
  }

  /** What was held back, when the answer is over. */
  rest(): string {
    const { state, held } = this;
    this.held = '';
    if (state === 'harmony') return this.harmony.rest();
    if (state === 'unopened') return this.blocks.join('') + held;
    if (state === 'block') return this.code.isLineStart ? '' : this.opening + this.blocks.join('') + held;
    if (state === 'thinking') return '';
    return state === 'start' && this.isTrimming ? held.trimStart() : held;
  }

  private step(): string {
    switch (this.state) {
      case 'start':
        return this.readStart();
      case 'thinking':
        return this.readThinking();
      case 'text':
        return this.readText();
      case 'block':
        return this.readBlock();
      case 'unopened':
        return this.readUnopened();
      case 'harmony':
        return this.readHarmony();
    }
  }

  private readStart(): string {
    const begin = this.held.trimStart();
    if (begin === '' && this.held.length < MAX_LEADING_SPACE) return '';
    const harmony = isHarmony(begin);
    const tag = tagAtStart(begin);
    if (harmony) {
      this.state = 'harmony';
      return '';
    }
    if (tag !== null && tag !== 'maybe') {
      this.held = begin.slice(tag.open.length);
      this.startThinking(tag);
      return '';
    }
    if (BARE_ANALYSIS.open.test(begin)) {
      this.bareClose = BARE_ANALYSIS.close;
      this.state = 'unopened';
      return '';
    }
    const close = BARE_CLOSE.exec(begin);
    if (close?.index === 0) {
      this.held = begin.slice(close[0].length);
      this.isTrimming = true;
      return '';
    }
    const isOpen = harmony === null || tag === 'maybe' || BARE_ANALYSIS.word.startsWith(begin);
    if (begin !== '' && (isOpen || partialTagLength(begin) === begin.length)) return '';
    if (this.isTrimming) this.held = begin;
    this.state = 'text';
    return '';
  }

  private startThinking(tag: ThinkingTag): void {
    this.tag = tag;
    this.isThinker = true;
    this.isTrimming = true;
    this.state = 'thinking';
  }

  private readThinking(): string {
    const close = this.tag?.close.exec(this.held);
    if (!close) {
      this.held = this.held.slice(-MAX_TAG_LENGTH);
      return '';
    }
    this.held = this.held.slice(close.index + close[0].length);
    this.state = 'start';
    return '';
  }

  private readText(): string {
    const { held } = this;
    let text = '';
    let from = 0;
    for (const { 0: tag, index } of held.matchAll(ANY_TAG)) {
      text += this.give(held.slice(from, index));
      from = index + tag.length;
      this.code.push(this.unread);
      this.unread = '';
      const isText = this.code.isCode || QUOTED.test(this.code.last) || this.isMentioned(tag);
      if (isText) text += this.give(tag);
      else {
        this.held = held.slice(from);
        return this.leaveText(tag, text);
      }
    }
    const keep = partialTagLength(held.slice(from));
    this.held = keep === 0 ? '' : held.slice(-keep);
    return text + this.give(held.slice(from, held.length - keep));
  }

  /** True for a tag outside code that is text nevertheless. */
  private isMentioned(tag: string): boolean {
    const isOpen = !tag.startsWith('</');
    if (isOpen && !this.isThinker) this.mentionsTags = true;
    return isOpen ? !this.isThinker : this.isThinker || this.mentionsTags;
  }

  /** @param before what was read of the text in front of the tag */
  private leaveText(tag: string, before: string): string {
    const known = THINKING_TAGS.find(({ open }) => open === tag.toLowerCase());
    if (known) {
      this.tag = known;
      this.opening = tag;
      this.state = 'block';
      return before;
    }
    this.options.onDiscard?.();
    this.closeUnopened(true);
    return '';
  }

  private give(text: string): string {
    this.unread += text;
    return text;
  }

  /** A later block, which is text after all when its tags were only mentioned. */
  private readBlock(): string {
    const close = this.tag?.close.exec(this.held);
    if (!close) {
      this.holdBack();
      return '';
    }
    const inner = this.blocks.splice(0).join('') + this.held.slice(0, close.index);
    this.held = this.held.slice(close.index + close[0].length);
    this.state = 'text';
    return isMention(inner) ? this.give(this.opening + inner + close[0]) : '';
  }

  private readUnopened(): string {
    if (this.blocks.length === 0) {
      const begin = this.held.trimStart();
      const tag = tagAtStart(begin);
      if (tag === 'maybe' || begin === '') return '';
      if (tag !== null || isHarmony(begin) !== false) {
        this.state = 'start';
        return '';
      }
    }
    const close = this.bareClose.exec(this.held);
    if (!close) {
      this.holdBack();
      return '';
    }
    this.held = this.held.slice(close.index + close[0].length);
    this.blocks.length = 0;
    this.closeUnopened(this.bareClose === BARE_CLOSE);
    return '';
  }

  /** Keeps what was read, without searching it again and again for its end. */
  private holdBack(): void {
    const keep = Math.min(this.held.length, MAX_TAG_LENGTH);
    this.blocks.push(this.held.slice(0, this.held.length - keep));
    this.held = this.held.slice(this.held.length - keep);
  }

  private closeUnopened(isTag: boolean): void {
    this.hadBareClose ||= isTag;
    this.isThinker = true;
    this.isTrimming = true;
    this.state = 'start';
  }

  private readHarmony(): string {
    const text = this.harmony.push(this.held);
    this.held = '';
    if (this.isTrimming || text === '') return text;
    const begin = text.trimStart();
    this.isTrimming = begin !== '';
    return begin;
  }
}
