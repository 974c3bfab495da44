import type { OpenAPIObject } from '@nestjs/swagger';

/** One operation of the document, as its completion sees and changes it. */
export interface Operation {
  tags?: string[];
  operationId?: string;
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; description?: string; content: Record<string, MediaType> };
  responses: Record<string, ResponseEntry>;
  /** What decorators leave for the completion, see `documentation.decorators.ts`. */
  [extension: `x-${string}`]: unknown;
}

export interface Parameter {
  $ref?: string;
  name?: string;
  in?: string;
  description?: string;
  example?: unknown;
  schema?: Schema;
}

export interface ResponseEntry {
  $ref?: string;
  description?: string;
  headers?: Record<string, unknown>;
  content?: Record<string, MediaType>;
}

export interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, unknown>;
  [extension: `x-${string}`]: unknown;
}

/** The part of JSON Schema that our documents use. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  default?: unknown;
  example?: unknown;
  minimum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  [extension: `x-${string}`]: unknown;
}

export interface Route {
  path: string;
  /** In capitals. */
  method: string;
  operation: Operation;
}

/** Every operation of a document; the operations are the document's own, so changing one changes the document. */
export function routesOf(document: OpenAPIObject): Route[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation,
    })),
  );
}

/** The components of a document; made when there are none yet. */
export function componentsOf(document: OpenAPIObject): Record<string, Record<string, unknown>> {
  document.components ??= {};
  return document.components as Record<string, Record<string, unknown>>;
}

/** The kind of component called `name`, to add to. */
export function componentGroup(document: OpenAPIObject, name: string): Record<string, unknown> {
  return (componentsOf(document)[name] ??= {});
}

export function schemasOf(document: OpenAPIObject): Record<string, Schema> {
  return componentGroup(document, 'schemas') as Record<string, Schema>;
}

/** `#/components/schemas/Agent` → `Agent` */
export function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}
