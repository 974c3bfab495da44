import type { TableColumnOptions } from 'typeorm';
import { ID_WIDTH, TIMESTAMP_WIDTH } from './columns.js';

/** The columns of `columns.ts` in the words of a migration; a test compares what both make. */
type Given = Omit<Partial<TableColumnOptions>, 'name' | 'type'>;

const column =
  (type: string, fixed: Given = {}) =>
  (name: string, given: Given = {}): TableColumnOptions => ({ name, type, ...fixed, ...given });

export const primaryId = (name = 'id') => uuid(name, { isPrimary: true });
export const uuid = column('varchar', { length: String(ID_WIDTH) });
export const timestamp = column('varchar', { length: String(TIMESTAMP_WIDTH) });
export const longText = column('text');
export const json = longText;
export const count = column('integer', { default: '0' });
export const decimal = column('double precision');
export const flag = column('boolean');
export const word = (name: string, length: number, given: Given = {}) =>
  column('varchar', { length: String(length) })(name, given);
