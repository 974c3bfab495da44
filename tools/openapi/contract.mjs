import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createParser } from 'eventsource-parser';
import { closedSchema, COMPONENTS, openSchema } from './closed-schemas.mjs';

/** Headers of HTTP and of browsers' protection that say nothing about an operation. */
const GENERAL_HEADERS = new Set([
  ...['cache-control', 'connection', 'content-encoding', 'content-length', 'content-type', 'date', 'keep-alive'],
  ...['trailer', 'transfer-encoding', 'vary', 'x-accel-buffering'],
  // Of a proxy in front of the server.
  ...['alt-svc', 'server', 'via'],
  ...['content-security-policy', 'permissions-policy', 'referrer-policy', 'strict-transport-security'],
  ...['cross-origin-opener-policy', 'cross-origin-resource-policy', 'origin-agent-cluster'],
  ...['x-content-type-options', 'x-dns-prefetch-control', 'x-download-options', 'x-frame-options'],
  ...['x-permitted-cross-domain-policies', 'x-xss-protection'],
  ...['access-control-allow-credentials', 'access-control-allow-origin', 'access-control-expose-headers'],
]);

/** Times of the API: ISO 8601, UTC, milliseconds. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** See contract.d.mts. */
export class Contract {
  #document;
  #ajv = new Ajv({ strict: false, allErrors: true });
  #validators = new Map();

  constructor(document) {
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addFormat('date-time', TIME);
    const schemas = Object.entries(document.components.schemas).map(([name, schema]) => [name, openSchema(schema)]);
    this.#ajv.addSchema({ $id: COMPONENTS, components: { schemas: Object.fromEntries(schemas) } });
    this.operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        ...operation,
        method: method.toUpperCase(),
        path,
        pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
      })),
    );
  }

  problemsOf({ method, path, status, headers, body, isComplete = true, isWhole = true }) {
    const operation = this.#find(method === 'HEAD' ? 'GET' : method, path.split('?')[0]);
    if (!operation) return [];
    const name = `${operation.operationId} ${status}`;
    const response = this.#resolved(operation.responses[status]);
    if (!response) return [`${name}: is not documented${shortened(body)}`];
    const known = { ...response, name };
    const problems = this.#headerProblems(known, headers);
    if (method === 'HEAD' || body === undefined) return problems;
    const type = String(headerOf(headers, 'content-type') ?? '').split(';')[0];
    return [...problems, ...this.#bodyProblems(known, { type, body, isComplete, isWhole })];
  }

  valueProblems(schema, value, name) {
    const key = JSON.stringify(schema);
    const validate = this.#validators.get(key) ?? this.#ajv.compile(closedSchema(schema));
    this.#validators.set(key, validate);
    if (validate(value)) return [];
    return validate.errors.map(
      ({ instancePath, message, params }) => `${name}${instancePath}: ${message} ${JSON.stringify(params)}`,
    );
  }

  #find(method, path) {
    const found = this.operations.filter((operation) => operation.method === method && operation.pattern.test(path));
    // `…/check_questions/run` before `…/check_questions/{id}`
    return found.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
  }

  #resolved(part) {
    if (!part?.$ref) return part;
    return part.$ref
      .slice(2)
      .split('/')
      .reduce((node, key) => node[key], this.#document);
  }

  #headerProblems(response, headers) {
    const documented = Object.entries(response.headers ?? {}).map(([key, header]) => [
      key.toLowerCase(),
      this.#resolved(header),
    ]);
    const names = new Set(documented.map(([key]) => key));
    const unknown = Object.keys(headers).filter(
      (key) => !names.has(key.toLowerCase()) && !GENERAL_HEADERS.has(key.toLowerCase()),
    );
    const missing = documented.filter(([key, header]) => header.required && headerOf(headers, key) === undefined);
    return [
      ...unknown.map((key) => `${response.name}: the header ${key} is not documented`),
      ...missing.map(([key]) => `${response.name}: the header ${key} is missing`),
    ];
  }

  #bodyProblems({ name, content }, { type, body, isComplete, isWhole }) {
    if (!content) return body === '' ? [] : [`${name}: has a body that is not documented`];
    const media = content[type] ?? content[type.replace(/\/.*/, '/*')];
    if (!media) return [`${name}: ${type || 'no content type'} is not documented`];
    if (type === 'text/event-stream') return this.#streamProblems(name, media, { body, isComplete, isWhole });
    if (type !== 'application/json' || !isComplete) return [];
    return this.valueProblems(media.schema, JSON.parse(body), name);
  }

  #streamProblems(name, media, { body, isComplete, isWhole }) {
    const events = eventsOf(body);
    const problems = events.flatMap(({ event = 'message', data }) => {
      const known = media['x-events'][event];
      if (!known) return [`${name}: the event ${event} is not documented`];
      return this.valueProblems(known.schema, JSON.parse(data), `${name} ${event}`);
    });
    const order = events.map(({ event = 'message' }) => event).join(' ');
    // A server that shuts down ends its streams before their last event.
    const isEnded = isComplete && isWhole && ['done', 'error'].includes(events.at(-1)?.event);
    if (isEnded && !new RegExp(media['x-event-order']).test(order))
      problems.push(`${name}: events in the order ${order}`);
    return problems;
  }
}

export function readContract() {
  return new Contract(JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')));
}

function eventsOf(text) {
  const events = [];
  createParser({ onEvent: (event) => events.push(event) }).feed(text);
  return events;
}

function headerOf(headers, name) {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function shortened(body) {
  return body ? `: ${body.slice(0, 200)}` : '';
}
