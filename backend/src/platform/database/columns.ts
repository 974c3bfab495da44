import { Column, type ColumnOptions, DeleteDateColumn, IsNull, Not, PrimaryColumn } from 'typeorm';

/**
 * Columns named by what they mean. Each maps to one physical type that SQLite and Postgres both have, so that one set of
 * migrations and one set of entities serve both (see docs/decisions).
 */

/** Width of a UUID in text form. */
export const ID_WIDTH = 36;
/** Width of an ISO 8601 UTC time with milliseconds, the form that crosses the wire and sorts as text. */
export const TIMESTAMP_WIDTH = 24;

type Given = Pick<ColumnOptions, 'nullable' | 'default' | 'unique'>;

export const PrimaryId = () => PrimaryColumn({ type: 'varchar', length: ID_WIDTH });
export const Uuid = (given: Given = {}) => Column({ type: 'varchar', length: ID_WIDTH, ...given });
export const Timestamp = (given: Given = {}) => Column({ type: 'varchar', length: TIMESTAMP_WIDTH, ...given });
/** Set when the thing was deleted: TypeORM's `find` and query builder then pass it over, plain SQL must. */
export const DeletedAt = () => DeleteDateColumn({ type: 'varchar', length: TIMESTAMP_WIDTH, nullable: true });
/** For a condition on what a thing belongs to: TypeORM joins nothing that is marked as deleted, so its id is null then. */
export const NOT_DELETED = { id: Not(IsNull()) };
export const Word = (length: number, given: Given = {}) => Column({ type: 'varchar', length, ...given });
export const LongText = (given: Given = {}) => Column({ type: 'text', ...given });
export const Count = (given: Given = {}) => Column({ type: 'integer', default: 0, ...given });
export const Decimal = (given: Given = {}) => Column({ type: 'double precision', ...given });
export const Flag = (given: Given = {}) => Column({ type: 'boolean', ...given });

/** A small record kept as JSON text; read and written as a value by entities, by `toJson` and `fromJson` in plain SQL. */
export const Json = (given: Given = {}) =>
  Column({ type: 'text', transformer: { to: toJson, from: fromJson }, ...given });

export function toJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

export function fromJson<T>(stored: string | null): T {
  return (stored === null ? null : JSON.parse(stored)) as T;
}

/** The wire and storage form of a time. */
export function toTimestamp(date: Date): string {
  return date.toISOString();
}
