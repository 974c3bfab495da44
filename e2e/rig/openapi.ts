/** The part of an OpenAPI 3.0 document that tells what may be answered. */
export interface Schema {
  $ref?: string;
  type?: string;
  nullable?: boolean;
  enum?: unknown[];
  format?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}

interface Response {
  content?: Record<string, { schema?: Schema }>;
}

export interface OpenApi {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, Response> }>>;
  components: { schemas: Record<string, Schema> };
}

const FORMATS: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
};

const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** Holds values against the schemas of a document. A property that no schema names is a mistake as well. */
export class Contract {
  constructor(private readonly document: OpenApi) {}

  get operations(): { method: string; path: string; operationId: string; responses: Record<string, Response> }[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
    );
  }

  /** What is wrong with an answer of an operation; empty when it is as documented. */
  answerProblems(operationId: string, status: number, contentType: string | undefined, body: unknown): string[] {
    const operation = this.operations.find((candidate) => candidate.operationId === operationId);
    const response = operation?.responses[status];
    if (!response) return [`${operationId}: ${status} is not documented`];
    if (!response.content) return body === null ? [] : [`${operationId}: ${status} has a body`];
    const type = contentType?.split(';')[0] ?? '';
    const media = response.content[type] ?? response.content[type.replace(/\/.*/, '/*')] ?? response.content['*/*'];
    if (!media) return [`${operationId}: ${status} as ${contentType} is not documented`];
    return media.schema ? this.problems(media.schema, body, operationId) : [];
  }

  /** What is wrong with a value of a named schema. */
  namedProblems(name: string, value: unknown): string[] {
    return this.problems({ $ref: `#/components/schemas/${name}` }, value, name);
  }

  private problems(given: Schema, value: unknown, at: string): string[] {
    const schema = this.flat(given);
    if (value === null && schema.nullable) return [];
    const choices = schema.oneOf ?? schema.anyOf;
    if (choices) {
      const fits = choices.some((choice) => this.problems(choice, value, at).length === 0);
      return fits ? [] : [`${at}: fits none of its forms`];
    }
    if (schema.enum && !schema.enum.includes(value)) return [`${at}: ${JSON.stringify(value)} is none of its values`];
    const expected = schema.type === 'integer' ? 'number' : schema.type;
    if (expected && typeOf(value) !== expected) return [`${at}: is ${typeOf(value)}, not ${schema.type}`];
    if (schema.type === 'integer' && !Number.isInteger(value)) return [`${at}: is no integer`];
    const format = FORMATS[schema.format ?? ''];
    if (format && !format.test(String(value))) return [`${at}: ${String(value)} is no ${schema.format}`];
    if (Array.isArray(value) && schema.items) {
      const items = schema.items;
      return value.flatMap((item, index) => this.problems(items, item, `${at}[${index}]`));
    }
    return expected === 'object' ? this.objectProblems(schema, value as Record<string, unknown>, at) : [];
  }

  private objectProblems(schema: Schema, value: Record<string, unknown>, at: string): string[] {
    const missing = (schema.required ?? []).filter((name) => !(name in value));
    const wrong = Object.entries(value).flatMap(([name, member]) => {
      const known = schema.properties?.[name];
      if (known) return this.problems(known, member, `${at}.${name}`);
      return schema.additionalProperties ? [] : [`${at}.${name}: is not documented`];
    });
    return [...missing.map((name) => `${at}.${name}: is missing`), ...wrong];
  }

  /** The schema with its references followed and its `allOf` merged. */
  private flat(schema: Schema): Schema {
    const target = schema.$ref ? this.document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
    if (!target) throw new Error(`There is no schema ${schema.$ref}.`);
    return (target.allOf ?? []).reduce<Schema>((merged, part) => {
      const flat = this.flat(part);
      return {
        ...flat,
        ...merged,
        properties: { ...flat.properties, ...merged.properties },
        required: [...(flat.required ?? []), ...(merged.required ?? [])],
      };
    }, target);
  }
}
