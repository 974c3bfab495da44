/** The marks of OpenAI's harmony format, in which gpt-oss writes. */
const MARK = /<\|(start|channel|message|end|return|call|constrain)\|>/;
const PARTIAL_MARK = /<(?:\|[a-z]{0,9}\|?)?$/;

/** True when `text` begins in the harmony format; null when it may become so. */
export function isHarmony(text: string): boolean | null {
  for (const mark of ['<|channel|>', '<|start|>']) {
    if (text.startsWith(mark)) return true;
    if (mark.startsWith(text)) return null;
  }
  return false;
}

/**
 * Reads raw harmony: `<|channel|>analysis<|message|>…<|end|><|start|>assistant<|channel|>final<|message|>…<|return|>`. Only
 * the channel `final` is the answer.
 */
export class HarmonyReader {
  private held = '';
  /** What is being read: a message's header, its text, or what stands between two messages. */
  private part: 'header' | 'text' | 'between' = 'between';
  private channel = '';

  /** The part of `piece`, and of what was held back, that is answer. */
  push(piece: string): string {
    this.held += piece;
    let text = '';
    for (let mark = MARK.exec(this.held); mark; mark = MARK.exec(this.held)) {
      text += this.take(this.held.slice(0, mark.index));
      this.held = this.held.slice(mark.index + mark[0].length);
      this.turn(mark[1] ?? '');
    }
    const partial = PARTIAL_MARK.exec(this.held)?.index ?? this.held.length;
    text += this.take(this.held.slice(0, partial));
    this.held = this.held.slice(partial);
    return text;
  }

  /** What was held back as the possible beginning of a mark, when the answer is over. */
  rest(): string {
    return this.take(this.held);
  }

  private take(piece: string): string {
    if (this.part === 'header') this.channel += piece;
    return this.part === 'text' && this.channel.trim().startsWith('final') ? piece : '';
  }

  private turn(mark: string): void {
    if (mark === 'channel') {
      this.part = 'header';
      this.channel = '';
    } else if (mark === 'message') this.part = 'text';
    else if (mark !== 'constrain') this.part = 'between';
  }
}
