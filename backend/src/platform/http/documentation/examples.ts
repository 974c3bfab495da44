import type { OpenAPIObject } from '@nestjs/swagger';
import { EXAMPLE_NOTE } from './documentation.decorators.js';
import { componentGroup, type MediaType, nameOf, type Route, type Schema, schemasOf } from './operations.js';

/** A UUID v7, as ids of records are. */
export const EXAMPLE_ID = '019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f';
const EXAMPLE_TIME = '2026-11-26T09:41:00.000Z';

/** Gives each body that is a JSON record an example, under the name of its schema. */
export function addExamples(document: OpenAPIObject, { operation }: Route): void {
  const bodies = [operation.requestBody, ...Object.values(operation.responses)];
  for (const body of bodies) {
    for (const [type, media] of Object.entries(body?.content ?? {})) {
      if (type === 'application/json') addExample(document, media);
    }
  }
}

function addExample(document: OpenAPIObject, media: MediaType): void {
  const reference = media.schema?.$ref;
  if (reference === undefined || media.examples !== undefined) return;
  const name = nameOf(reference);
  componentGroup(document, 'examples')[name] ??= {
    summary: `An example of ${name}.`,
    value: exampleOf({ $ref: reference }, schemasOf(document)),
  };
  media.examples = { [name]: { $ref: `#/components/examples/${name}` } };
}

/** A value that fits a schema, made of the examples of its members. */
export function exampleOf(schema: Schema, schemas: Record<string, Schema>): unknown {
  if (schema.example !== undefined) return schema.example;
  const noted = schema[EXAMPLE_NOTE] as object | undefined;
  if (noted) return { ...(exampleOf(recordOf(schema), schemas) as object), ...noted };
  if (schema.$ref !== undefined) return exampleOf(schemas[nameOf(schema.$ref)] ?? {}, schemas);
  const choice = schema.anyOf ?? schema.oneOf;
  // What may be absent is absent, unless an example says otherwise.
  if (choice?.some(({ type }) => type === 'null') || schema.type?.includes('null')) return null;
  if (choice?.[0]) return exampleOf(choice[0], schemas);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, schemas))) as unknown;
  return schema.default ?? schema.enum?.[0] ?? exampleOfType(schema, schemas);
}

/** The schema of the record itself, without its note and without null. */
function recordOf({ [EXAMPLE_NOTE]: _note, ...schema }: Schema): Schema {
  return schema.anyOf?.[0] ?? schema;
}

/** Takes the notes away once every example is made. */
export function removeExampleNotes(document: OpenAPIObject): void {
  for (const { properties = {} } of Object.values(schemasOf(document))) {
    for (const property of Object.values(properties)) delete property[EXAMPLE_NOTE];
  }
}

function exampleOfType({ type, format, properties, items, minimum }: Schema, schemas: Record<string, Schema>): unknown {
  if (properties) {
    const members = Object.entries(properties).map(([name, member]) => [name, exampleOf(member, schemas)]);
    return Object.fromEntries(members) as unknown;
  }
  if (items) return [exampleOf(items, schemas)];
  if (type === 'boolean') return false;
  if (type === 'integer' || type === 'number') return minimum ?? 0;
  if (format === 'uuid') return EXAMPLE_ID;
  return format === 'date-time' ? EXAMPLE_TIME : 'text';
}
