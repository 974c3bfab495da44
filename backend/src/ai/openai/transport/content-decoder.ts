import type { Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** What a decoder does with a body. */
export interface DecodedBody {
  /** Asks for less until `onData` was taken; the decoder may hold much more than it was given. */
  data(chunk: Buffer): void;
  end(): void;
  fail(error: Error): void;
}

/** What arrives is given out as soon as it can be read, and a missing end is the reader's business, not the decoder's. */
const ZLIB = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const BROTLI = { flush: constants.BROTLI_OPERATION_FLUSH, finishFlush: constants.BROTLI_OPERATION_FLUSH };

/**
 * Undoes the content encodings of a body that was asked for without any; some gateways send one all the same. The decoders
 * are chosen by the first bytes too, because some name an encoding that they did not apply.
 */
export class ContentDecoder {
  private first: Transform | null = null;
  private readonly decoders: Transform[] = [];
  private hasBegun = false;

  private constructor(
    private readonly encodings: readonly string[],
    private readonly body: DecodedBody,
  ) {}

  /** Null when there is nothing to decode. @param header `Content-Encoding` @throws Error for an unknown encoding */
  static for(header: string | null, body: DecodedBody): ContentDecoder | null {
    const encodings = (header ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim().replace(/^x-/, ''))
      .filter((name) => name !== '' && name !== 'identity');
    if (encodings.length === 0) return null;
    const unknown = encodings.find((name) => !['gzip', 'deflate', 'br'].includes(name));
    if (unknown !== undefined) throw new Error('The body has an unknown content encoding.');
    return new ContentDecoder(encodings, body);
  }

  push(chunk: Buffer): void {
    if (!this.hasBegun && chunk.length > 0) this.begin(chunk);
    if (this.first === null) this.body.data(chunk);
    else this.first.write(chunk);
  }

  end(): void {
    if (this.first === null) this.body.end();
    else this.first.end();
  }

  pause(): void {
    this.decoders.at(-1)?.pause();
  }

  resume(): void {
    this.decoders.at(-1)?.resume();
  }

  /** Gives up what was not read yet. */
  destroy(): void {
    for (const decoder of this.decoders) decoder.destroy();
  }

  private begin(chunk: Buffer): void {
    this.hasBegun = true;
    for (const encoding of this.encodings.toReversed()) {
      // Only the outermost can be checked.
      const decoder = this.decoders.length === 0 ? decoderFor(encoding, chunk) : decoderFor(encoding, null);
      if (decoder === null) break;
      decoder.on('error', (error) => this.body.fail(error));
      this.decoders.at(-1)?.pipe(decoder);
      this.decoders.push(decoder);
    }
    this.first = this.decoders[0] ?? null;
    this.decoders.at(-1)?.on('data', (data: Buffer) => this.body.data(data));
    this.decoders.at(-1)?.on('end', () => this.body.end());
  }
}

/** Null for a body that says it is encoded and is not. @param start the first bytes, if they are known */
function decoderFor(encoding: string, start: Buffer | null): Transform | null {
  switch (encoding) {
    case 'gzip':
      return start !== null && start[0] !== 0x1f ? null : createGunzip(ZLIB);
    case 'deflate':
      // RFC 9110 means zlib's format; some servers send the bare one.
      return start !== null && ((start[0] ?? 0) & 0x0f) !== 8 ? createInflateRaw(ZLIB) : createInflate(ZLIB);
    default:
      return createBrotliDecompress(BROTLI);
  }
}
