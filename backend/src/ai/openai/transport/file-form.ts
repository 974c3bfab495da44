import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';

interface FormFile {
  name: string;
  type: string;
  path: string;
  size_bytes: number;
}

/**
 * A multipart body (RFC 7578) with one file that is read while it is sent: `FormData` would hold every recording in memory,
 * several times over.
 */
export class FileForm {
  private readonly head: Buffer;
  private readonly tail: Buffer;
  readonly headers: Record<string, string>;

  constructor(
    fields: Record<string, string>,
    private readonly file: FormFile,
  ) {
    const boundary = `parley-${randomBytes(12).toString('hex')}`;
    const texts = Object.entries(fields).map(
      ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const opening = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`;
    this.head = Buffer.from(texts.join('') + opening);
    this.tail = Buffer.from(`\r\n--${boundary}--\r\n`);
    this.headers = {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(this.head.length + file.size_bytes + this.tail.length),
    };
  }

  async *chunks(): AsyncGenerator<Buffer, void, undefined> {
    yield this.head;
    for await (const chunk of createReadStream(this.file.path)) yield chunk as Buffer;
    yield this.tail;
  }
}
