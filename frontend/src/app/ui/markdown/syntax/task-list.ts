import type { MarkdownIt, StateCore } from 'markdown-it';

const BOX = /^\[([ \u00a0xX])\](?:\s+|$)/;

/** `- [x] packed` is an item with a check box, ticked or not; nobody can tick it, for it is what the model wrote. */
export function taskLists(markdown: MarkdownIt): void {
  markdown.core.ruler.after('inline', 'task_lists', markTasks);
}

function markTasks({ tokens, Token }: StateCore): void {
  tokens.forEach((item, index) => {
    const inline = tokens[index + 2];
    if (item.type !== 'list_item_open' || tokens[index + 1]?.type !== 'paragraph_open' || !inline?.children) return;
    const text = inline.children[0];
    const box = BOX.exec(inline.content);
    if (!box || text?.type !== 'text' || !text.content.startsWith(`[${box[1]}]`)) return;
    text.content = text.content.slice(3).trimStart();
    item.attrSet('class', 'task');
    const token = new Token('task_box', 'input', 0);
    token.attrSet('type', 'checkbox');
    token.attrSet('disabled', '');
    const isDone = box[1]?.toLowerCase() === 'x';
    if (isDone) token.attrSet('checked', '');
    token.attrSet('aria-label', isDone ? 'Done' : 'To do');
    inline.children.unshift(token);
  });
}
