import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { PassThrough } from 'node:stream';
import { DomainError } from '../../domain-error.js';
import { HttpError } from '../errors/http-error.js';
import { announcedBytes, invite } from './unfinished-bodies.js';
import { unsafeTexts } from './safe-text.js';
import { validationError } from '../errors/validation-error.js';

const MAX_NAME_CHARACTERS = 120;
const MAX_FIELD_NAME_BYTES = 100;
/** What a body has beside its file: boundaries and the headers of the part. */
const MAX_ENVELOPE_BYTES = 64 * 1024;

/** What is taken as the one file of a request. */
export interface FileRules {
  field: string;
  maxBytes: number;
  tooLarge: () => Error;
  /** Of a body without a file; by default a validation error that names the field. */
  missing?: () => Error;
}

/** Takes the content, all of it or, when it throws, as much as it wants. */
type FileSink<T> = (content: AsyncIterable<Uint8Array>) => Promise<T>;

/** A file as it came: `name` is the user's, for showing and nothing else. */
export interface ReceivedFile<T> {
  name: string;
  taken: T;
}

/**
 * Streams the one file of a multipart request into `take`. Exactly one file under the name `field` and no other field is
 * accepted. When this throws, `take` has ended too. @throws HttpError, a validation error, and what `take` throws
 */
export async function receiveFile<T>(
  request: Request,
  response: Response,
  rules: FileRules,
  take: FileSink<T>,
): Promise<ReceivedFile<T>> {
  if (!request.is('multipart/form-data')) {
    throw new HttpError(
      'unsupported_media_type',
      `The body must be multipart/form-data with the file \`${rules.field}\`.`,
    );
  }
  const longest = rules.maxBytes + MAX_ENVELOPE_BYTES;
  if ((announcedBytes(request) ?? 0) > longest) throw rules.tooLarge();
  invite(request, response);
  const upload = new Upload(request, rules, take, longest);
  try {
    await upload.read(response);
  } catch (error) {
    await upload.abort();
    throw readable(upload.causeOf(error), rules);
  }
  if (upload.received) return upload.received;
  throw rules.missing?.() ?? validationError([{ field: rules.field, message: 'is required' }]);
}

/**
 * One multipart request on its way into `take`. multer reads a copy of the request that ends when the first thing goes
 * wrong: of the request itself it would read all that the client sends before it reports an error.
 */
class Upload<T> {
  received: ReceivedFile<T> | null = null;
  private taking: Promise<unknown> = Promise.resolve();
  private takeFailure: unknown;
  private readonly body: PassThrough & Pick<Request, 'headers'>;
  private fail!: (error: unknown) => void;

  constructor(
    private readonly request: Request,
    private readonly rules: FileRules,
    private readonly take: FileSink<T>,
    private readonly longest: number,
  ) {
    this.body = Object.assign(new PassThrough(), { headers: request.headers });
    // multer hears of it.
    this.body.on('error', () => undefined);
  }

  /** @throws the first thing that goes wrong, at once */
  async read(response: Response): Promise<void> {
    const { request, body } = this;
    const reader = this.multer();
    let left = this.longest;
    try {
      await new Promise<void>((resolve, reject) => {
        this.fail = reject;
        void reader(body as unknown as Request, response, (error: unknown) =>
          error ? reject(asError(error)) : resolve(),
        );
        request.on('data', ({ length }: Buffer) => {
          left -= length;
          if (left < 0) reject(this.rules.tooLarge());
        });
        request.once('close', () => {
          if (!request.complete) reject(new Error('the client went away'));
        });
        request.pipe(body);
      });
    } finally {
      request.unpipe(body);
      request.removeAllListeners('data');
      request.pause();
    }
  }

  /** Resolves when nothing more is taken of a request that is refused. */
  async abort(): Promise<void> {
    this.body.destroy(new Error('refused'));
    await this.taking.catch(() => undefined);
  }

  /** A `take` that gives up closes the file's stream, which multer reports before `take` says why. */
  causeOf(error: unknown): unknown {
    return (error as { code?: unknown }).code === 'ABORT_ERR' ? (this.takeFailure ?? error) : error;
  }

  private multer() {
    const { maxBytes, field } = this.rules;
    return multer({
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 0, parts: 1, fileSize: maxBytes, fieldNameSize: MAX_FIELD_NAME_BYTES },
      storage: {
        _handleFile: (_request, file, done) => {
          const taking = this.take(wholeOnly(file.stream, this.rules));
          this.taking = taking.then(
            (taken) => {
              this.received = { name: shownName(file.originalname), taken };
              done(null, {});
            },
            (error: unknown) => {
              this.takeFailure = error;
              this.fail(error);
              done(error);
            },
          );
        },
        // What was taken is removed by the caller, where all reasons to do so meet.
        _removeFile: (_request, _file, done) => done(null),
      },
    }).single(field);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the upload failed', { cause: error });
}

/** Ends with an error where multer would end quietly with a file that was cut at the limit. */
async function* wholeOnly(
  stream: NodeJS.ReadableStream & { truncated?: boolean },
  { tooLarge }: FileRules,
): AsyncGenerator<Uint8Array> {
  for await (const bytes of stream) {
    if (stream.truncated) break;
    yield bytes as Buffer;
  }
  if (stream.truncated) throw tooLarge();
}

/** multer's own errors in the words of the contract. */
function readable(error: unknown, { field, tooLarge }: FileRules): unknown {
  if (error instanceof MulterError) {
    if (error.code === 'LIMIT_FILE_SIZE') return tooLarge();
    if (error.code === 'LIMIT_UNEXPECTED_FILE' || error.code.startsWith('LIMIT_')) {
      return validationError([{ field, message: 'must be the only part of the body, and one file' }]);
    }
    return new HttpError('malformed_body', 'The body is not valid multipart/form-data.');
  }
  if (error instanceof HttpError || error instanceof DomainError) return error;
  const { code } = error as { code?: string };
  // Errors of the disk have a code; those of the parser and of a client that went away have none.
  return code === undefined ? new HttpError('malformed_body', 'The body ended before it was complete.') : error;
}

/** Without folders, control characters and halves of characters; never empty. */
export function shownName(given: string): string {
  const base = given.split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .trim();
  const characters = [...clean];
  if (characters.length === 0 || unsafeTexts(clean).length > 0) return 'document';
  if (characters.length <= MAX_NAME_CHARACTERS) return clean;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  return characters.slice(0, MAX_NAME_CHARACTERS - extension.length).join('') + extension;
}
