import { ApiProperty } from '@nestjs/swagger';
import { isId } from '../../ids.js';
import { WholeNumberParam, WordParam } from './fields.js';
import { validationError } from '../errors/validation-error.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;
const MALFORMED_CURSOR = 'must be a next_cursor of this list';

/** Query of every list. */
export class PageQuery {
  @WholeNumberParam({ min: 1, max: MAX_LIMIT, default: DEFAULT_LIMIT, description: 'How many to give.' })
  limit: number = DEFAULT_LIMIT;

  @WordParam(
    { pattern: /^[A-Za-z0-9_-]{1,500}$/, optional: true, description: 'The next_cursor of the page before.' },
    MALFORMED_CURSOR,
  )
  cursor?: string;
}

/** What every list says beside its records. */
export class PageInfo {
  @ApiProperty({ type: 'integer', description: 'How many there are in all.', example: 1 })
  total: number;

  @ApiProperty({ type: Boolean, description: 'Whether another page follows.' })
  has_more: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null on the last.' })
  next_cursor: string | null;
}

interface PageSource<Row, Shown> {
  limit: number;
  total: number;
  present: (row: Row) => Shown;
  /** The cursor that continues after this row. */
  cursorOf: (row: Row) => string;
}

/** The answer of a list. `rows` are up to `limit + 1` rows: the one too many says that there is more. */
export function pageOf<Plural extends string, Row, Shown>(
  plural: Plural,
  rows: readonly Row[],
  { limit, total, present, cursorOf }: PageSource<Row, Shown>,
): Record<Plural, Shown[]> & PageInfo {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit;
  const info: PageInfo = {
    total,
    has_more: hasMore,
    next_cursor: hasMore && last !== undefined ? cursorOf(last) : null,
  };
  return { [plural]: shown.map(present), ...info } as Record<Plural, Shown[]> & PageInfo;
}

/** A cursor that is an id; null for the first page. @throws 422 */
export function readIdCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (!isId(cursor)) throw validationError([{ field: 'cursor', message: MALFORMED_CURSOR }]);
  return cursor;
}

/** A cursor over several columns, opaque to clients. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The parts of `encodeCursor`; null for the first page. @throws 422 */
export function readCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null;
  const parts = decoded(cursor);
  if (!Array.isArray(parts) || parts.length !== length || !parts.every((part) => typeof part === 'string')) {
    throw validationError([{ field: 'cursor', message: MALFORMED_CURSOR }]);
  }
  return parts;
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}
