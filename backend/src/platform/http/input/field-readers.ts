import type { Type } from '@nestjs/common';

/** Makes the value of a field out of what came: cuts white space off, reads digits. What it cannot read it gives back. */
export type FieldReader = (value: unknown) => unknown;

const READER = Symbol('field reader');

/** Declares how a field is read before its rules are checked. */
export function ReadAs(reader: FieldReader): PropertyDecorator {
  return (target, property) => Reflect.defineMetadata(READER, reader, target, property);
}

/**
 * A DTO with the members of `record` that are among `names`, each read by its reader; nothing else of `record` is looked at,
 * however large it is. class-transformer walks all of it, in time that grows with the square of its members.
 */
export function readRecord<T extends object>(dto: Type<T>, record: object, names: Iterable<string>): T {
  const made = new dto();
  for (const name of names) {
    if (!Object.hasOwn(record, name)) continue;
    const value = (record as Record<string, unknown>)[name];
    const reader = Reflect.getMetadata(READER, dto.prototype as object, name) as FieldReader | undefined;
    (made as Record<string, unknown>)[name] = reader ? reader(value) : value;
  }
  return made;
}
