import { deflateSync } from 'node:zlib';

interface PdfOptions {
  /** Extra entries of the trailer, such as an encryption. */
  trailer?: string;
}

/** A PDF with these lines of text on its pages, written by hand so that every oddity can be made. */
export function makePdf(pages: readonly (readonly string[])[], options: PdfOptions = {}): Buffer {
  return assemble(
    pages.map((lines) => Buffer.from(`BT /F1 11 Tf 14 TL 60 760 Td ${lines.map(textLine).join(' T* ')} ET`, 'latin1')),
    options,
  );
}

/** A small PDF whose one page unfolds to this much. */
export function makePdfBomb(megabytes: number): Buffer {
  const line = Buffer.from('BT /F1 9 Tf (aaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n');
  return assemble([Buffer.alloc(megabytes * 1024 * 1024, line)], {});
}

/** The dictionary of a PDF that opens with a password nobody gives. */
export const ENCRYPTION = `/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >> /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`;

function textLine(line: string): string {
  return `(${line.replace(/[\\()]/g, '\\$&')}) Tj`;
}

function assemble(contents: readonly Buffer[], { trailer = '' }: PdfOptions): Buffer {
  const kids = contents.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Count ${contents.length} /Kids [${kids}] >>`),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
  ];
  contents.forEach((content, index) => {
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
      ),
    );
    const packed = deflateSync(content);
    objects.push(
      Buffer.concat([
        Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
        packed,
        Buffer.from('\nendstream'),
      ]),
    );
  });
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let size = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    offsets.push(size);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(part);
    size += part.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${size}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
