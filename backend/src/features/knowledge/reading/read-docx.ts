import mammoth from 'mammoth';
import { ReadingFailure } from './reading-failure.js';

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** The text of a Word document: headings as in Markdown, rows of tables as lines with tabs. @throws ReadingFailure */
export async function readDocx(path: string): Promise<string> {
  try {
    // Pictures are no text, and reading them costs memory.
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    const { value } = await mammoth.convertToHtml({ path }, { convertImage });
    return textOf(value);
  } catch {
    throw new ReadingFailure('broken');
  }
}

/** The few elements that mammoth writes, as text. */
export function textOf(html: string): string {
  let inCell = 0;
  return html
    .replace(/<(\/?)([a-z0-9]+)\b[^>]*>/g, (_, close: string, name: string) => {
      const opens = close === '';
      if (name === 'td' || name === 'th') {
        inCell += opens ? 1 : -1;
        return opens ? '' : '\t';
      }
      // A paragraph within a cell must not break the row.
      if (inCell > 0) return opens ? '' : ' ';
      if (/^h[1-6]$/.test(name)) return opens ? `\n\n${'#'.repeat(Number(name[1]))} ` : '\n\n';
      if (name === 'li') return opens ? '\n- ' : '';
      if (name === 'tr') return opens ? '' : '\n';
      if (name === 'br') return '\n';
      return ['p', 'ul', 'ol', 'table'].includes(name) ? '\n\n' : '';
    })
    .replace(/(?<!\t)\t+(?=\n|$)/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}
