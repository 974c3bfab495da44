import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import { registerDecorator, validateSync } from 'class-validator';
import { isId } from '../../ids.js';
import { type FieldReader, ReadAs, readRecord } from './field-readers.js';
import { knownFields, unknownFields } from './validation.pipe.js';

/** What every field may say about itself. */
interface Described {
  description?: string;
  example?: unknown;
  /** The field may be left out. */
  optional?: boolean;
  /** The field may be null. */
  nullable?: boolean;
}

interface TextRule extends Described {
  /** Lengths in Unicode code points. */
  min: number;
  max: number;
  /**
   * Kept exactly as it came, with line breaks and whatever else a pasted log holds; if it must not be empty, it must hold a visible character.
   * Without it white space around the text is cut off first and control characters are refused.
   */
  multiline?: boolean;
  /** One line that may hold control characters, as a search for something that was pasted does. */
  pasted?: boolean;
}

interface TextListRule extends TextRule {
  maxItems: number;
}

interface NumberRule extends Described {
  min: number;
  max: number;
}

/** Says what is wrong with a value that is there, or null. */
type Problem = (value: unknown) => string | null;

/** One line or many lines of text in a JSON body. */
export function Text(rule: TextRule): PropertyDecorator {
  return field(
    rule,
    { type: String, minLength: rule.min, maxLength: rule.max },
    (value) => textProblem(value, rule),
    (value) => trimmed(value, rule),
  );
}

/** A list of texts in a JSON body. */
export function TextList(rule: TextListRule): PropertyDecorator {
  return textList(rule, (value) => value);
}

function textList(rule: TextListRule, asList: FieldReader): PropertyDecorator {
  const problem: Problem = (value) => {
    if (!Array.isArray(value)) return 'must be a list of texts';
    if (value.length > rule.maxItems) return `must hold at most ${rule.maxItems} texts`;
    const found = value.map((item) => textProblem(item, rule)).find((text) => text !== null);
    return found === undefined ? null : `each ${found}`;
  };
  const items = { type: 'string', minLength: rule.min, maxLength: rule.max };
  return field(rule, { type: 'array', maxItems: rule.maxItems, items }, problem, (value) => {
    const list = asList(value);
    return Array.isArray(list) ? list.map((item) => trimmed(item, rule)) : list;
  });
}

/** A number without fraction in a JSON body. */
export function WholeNumber(rule: NumberRule): PropertyDecorator {
  return field(rule, { type: 'integer', minimum: rule.min, maximum: rule.max }, (value) =>
    Number.isInteger(value) && inRange(value, rule) ? null : `must be a whole number from ${rule.min} to ${rule.max}`,
  );
}

/** A number in a JSON body. */
export function DecimalNumber(rule: NumberRule): PropertyDecorator {
  return field(rule, { type: Number, minimum: rule.min, maximum: rule.max }, (value) =>
    inRange(value, rule) ? null : `must be a number from ${rule.min} to ${rule.max}`,
  );
}

/** The id of something, in a body or a query. */
export function Id(rule: Described = {}): PropertyDecorator {
  return field(rule, { type: String, format: 'uuid' }, (value) => (isId(value) ? null : 'must be an id'));
}

/** One of a few words. */
export function OneOf(words: readonly string[], rule: Described = {}): PropertyDecorator {
  return field(rule, { type: String, enum: [...words] }, (value) =>
    words.some((word) => word === value) ? null : `must be one of: ${words.join(', ')}`,
  );
}

/** A record within a JSON body, whose members have rules of their own. */
export function Part(dto: Type<object>, rule: Described = {}): PropertyDecorator {
  const problem: Problem = (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be a JSON object';
    const [unknown] = unknownFields(value, knownFields(dto));
    if (unknown) return `${unknown.field} ${unknown.message}`;
    const [broken] = validateSync(value, { forbidUnknownValues: false, stopAtFirstError: true });
    return broken ? `${broken.property} ${Object.values(broken.constraints ?? {}).join(', ')}` : null;
  };
  return field(rule, { type: () => dto }, problem, (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? readRecord(dto, value, knownFields(dto))
      : value,
  );
}

/**
 * A whole number in a query, where everything is text: ASCII digits only. `Number()` would also take `1e3`, `0x10`,
 * blanks and nothing at all. Give the default as the initial value of the member.
 */
export function WholeNumberParam(rule: NumberRule & { default?: number }): PropertyDecorator {
  const documented: ApiPropertyOptions = {
    type: 'integer',
    minimum: rule.min,
    maximum: rule.max,
    ...(rule.default === undefined ? {} : { default: rule.default }),
  };
  const optional = rule.optional ?? rule.default !== undefined;
  return field(
    { ...rule, optional },
    documented,
    (value) =>
      Number.isInteger(value) && inRange(value, rule) ? null : `must be a whole number from ${rule.min} to ${rule.max}`,
    (value) => (typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : value),
  );
}

/** One line of text in a query; a repeated parameter is refused. */
export function TextParam(rule: TextRule): PropertyDecorator {
  return Text({ ...rule, pasted: true });
}

/** Lines of text in a query: the parameter may be given once or repeated. */
export function TextParamList(rule: TextListRule): PropertyDecorator {
  return textList({ ...rule, pasted: true }, (value) => (typeof value === 'string' ? [value] : value));
}

/** Ids in a query: the parameter may be given once or repeated. */
export function IdListParam(rule: Described & { maxItems: number }): PropertyDecorator {
  const problem: Problem = (value) => {
    if (!Array.isArray(value) || !value.every(isId)) return 'must be an id';
    return value.length > rule.maxItems ? `must not be given more than ${rule.maxItems} times` : null;
  };
  const items = { type: 'string', format: 'uuid' };
  return field(rule, { type: 'array', maxItems: rule.maxItems, items }, problem, (value) =>
    typeof value === 'string' ? [value] : value,
  );
}

/** An opaque word in a query that we have made ourselves. */
export function WordParam(rule: Described & { pattern: RegExp }, message: string): PropertyDecorator {
  return field(rule, { type: String }, (value) =>
    typeof value === 'string' && rule.pattern.test(value) ? null : message,
  );
}

function field(
  { optional = false, nullable = false, description, example }: Described,
  documented: ApiPropertyOptions,
  problem: Problem,
  read?: FieldReader,
): PropertyDecorator {
  const problemOf: Problem = (value) => {
    if (value === undefined) return optional ? null : 'is required';
    if (value === null) return nullable ? null : 'must not be null';
    return problem(value);
  };
  const options = {
    ...documented,
    required: !optional,
    ...(nullable ? { nullable } : {}),
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
  } as ApiPropertyOptions;
  const decorators = [ApiProperty(options), obeys(problemOf)];
  if (read) decorators.push(ReadAs(read));
  return applyDecorators(...decorators);
}

function obeys(problemOf: Problem): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: 'field',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => problemOf(value) === null,
        defaultMessage: (given) => problemOf(given?.value) ?? '',
      },
    });
  };
}

const CONTROL_CHARACTER = /\p{Cc}/u;
/** Anything but white space and characters without a shape of their own. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

function textProblem(value: unknown, { min, max, multiline = false, pasted = false }: TextRule): string | null {
  const range = min === 0 ? `must be at most ${max} characters` : `must be ${min} to ${max} characters`;
  if (typeof value !== 'string') return 'must be text';
  if (!hasLength(value, min, max)) return range;
  if (min > 0 && !VISIBLE.test(value)) return 'must hold a visible character';
  return !multiline && !pasted && CONTROL_CHARACTER.test(value) ? 'must not contain control characters' : null;
}

/** Counts code points, but does not walk a text that is too long in any case. */
function hasLength(value: string, min: number, max: number): boolean {
  if (value.length > max * 2) return false;
  const { length } = Array.from(value);
  return length >= min && length <= max;
}

function trimmed(value: unknown, { multiline = false }: TextRule): unknown {
  return typeof value === 'string' && !multiline ? value.trim() : value;
}

function inRange(value: unknown, { min, max }: NumberRule): boolean {
  return typeof value === 'number' && value >= min && value <= max;
}
