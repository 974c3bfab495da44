/**
 * Schemas in which a property that none of them names is a mistake. A component stays open, because another schema may
 * add to it (`allOf`); it is closed where it is used.
 */

/** @param {object} schema as it stands in a body, a property or a list */
export function closedSchema(schema) {
  if (schema.$ref) return { ...schema, $ref: absolute(schema.$ref), unevaluatedProperties: false };
  const inner = openSchema(schema);
  const isRecord = schema.allOf !== undefined || schema.properties !== undefined;
  return isRecord && schema.additionalProperties === undefined ? { ...inner, unevaluatedProperties: false } : inner;
}

/** @param {object} schema as a component, or as a part of `allOf`: what is in it is closed, itself it is not */
export function openSchema(schema) {
  const { $ref, properties, items, allOf, anyOf, oneOf, ...rest } = schema;
  return {
    ...rest,
    ...($ref && { $ref: absolute($ref) }),
    ...(properties && { properties: mapValues(properties, closedSchema) }),
    ...(items && { items: closedSchema(items) }),
    ...(allOf && { allOf: allOf.map(openSchema) }),
    ...(anyOf && { anyOf: anyOf.map(closedSchema) }),
    ...(oneOf && { oneOf: oneOf.map(closedSchema) }),
  };
}

/** The name under which the components are registered. */
export const COMPONENTS = 'openapi';

function absolute(reference) {
  return reference.replace(/^#/, `${COMPONENTS}#`);
}

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
