import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { getMetadataStorage, validate } from 'class-validator';
import type { ValidationError } from 'class-validator';
import type { FieldProblem } from '../../domain-error.js';
import { readRecord } from './field-readers.js';
import { validationError } from '../errors/validation-error.js';

/**
 * Makes the DTO of a handler out of the body or the query, or answers 422 naming every field that breaks a rule and
 * every field that is not known.
 */
export class ValidationPipe implements PipeTransform {
  async transform(value: unknown, { type, metatype }: ArgumentMetadata): Promise<unknown> {
    if ((type !== 'body' && type !== 'query') || !isDto(metatype)) return value;
    const record = value === undefined ? {} : value;
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      throw validationError([{ field: 'body', message: 'must be a JSON object' }]);
    }
    const known = knownFields(metatype);
    const unknown = unknownFields(record, known);
    const dto = readRecord(metatype, record, known);
    const isEmpty = Object.keys(record).length === 0;
    if (isEmpty && mayBeEmpty.has(metatype)) return dto;
    const broken = await validate(dto, { forbidUnknownValues: false, stopAtFirstError: true });
    const problems = [...broken.flatMap((error) => problemsOf(error)), ...unknown];
    if (problems.length > 0) throw validationError(problems);
    if (isEmpty) mayBeEmpty.add(metatype);
    return dto;
  }
}

/** DTOs whose rules nothing breaks that is not there: most queries are empty. */
const mayBeEmpty = new WeakSet<object>();

/** Reports each member of `record` that is not among `known`. */
export function unknownFields(record: object, known: ReadonlySet<string>): FieldProblem[] {
  return Object.keys(record)
    .filter((name) => !known.has(name))
    .map((name) => ({ field: name, message: 'is not a known field' }));
}

function isDto(metatype: ArgumentMetadata['metatype']): metatype is Type<object> {
  return metatype !== undefined && knownFields(metatype).size > 0;
}

const fieldsOf = new WeakMap<object, ReadonlySet<string>>();

/** The members that the DTO has rules for; looked up once, because class-validator searches all its rules. */
export function knownFields(metatype: NonNullable<ArgumentMetadata['metatype']>): ReadonlySet<string> {
  const known = fieldsOf.get(metatype);
  if (known) return known;
  const rules = getMetadataStorage().getTargetValidationMetadatas(metatype, '', false, false);
  const found = new Set(rules.map(({ propertyName }) => propertyName));
  fieldsOf.set(metatype, found);
  return found;
}

function problemsOf(error: ValidationError, path = ''): FieldProblem[] {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, field))];
}
