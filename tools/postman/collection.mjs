import { folders } from './steps.mjs';
import { testScript } from './test-script.mjs';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/**
 * A Postman collection (v2.1) of every operation of an OpenAPI document. The same document always gives the same one.
 * @param {object} document @throws Error when an operation has no step
 */
export function makeCollection(document) {
  const operations = operationsOf(document);
  const used = new Set(folders.flatMap(({ steps }) => steps.map(({ operation }) => operation)));
  const missing = [...operations.keys()].filter((id) => !used.has(id));
  if (missing.length > 0) throw new Error(`tools/postman/steps.mjs has no step for ${missing.join(', ')}.`);
  const saved = folders.flatMap(({ steps }) => steps.flatMap(({ save = {} }) => Object.keys(save)));
  return {
    info: { name: `${document.info.title} API`, description: DESCRIPTION, schema: SCHEMA },
    variable: [
      { key: 'baseUrl', value: 'http://127.0.0.1:3000' },
      ...[...new Set(saved)].sort().map((key) => ({ key, value: '' })),
    ],
    item: folders.map(({ folder, steps }) => ({
      name: folder,
      item: steps.map((step) => itemOf(step, operationOf(operations, step), document)),
    })),
  };
}

const DESCRIPTION =
  'Made from openapi.json by `npm run postman`; do not edit. Run it from top to bottom: each request uses what one before ' +
  'it answered, and the last ones delete it all again. `baseUrl` is the server, which needs no provider: its simulator ' +
  'answers. The files to upload are in tools/postman/files: make that the working directory.';

function operationsOf(document) {
  return new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        operation.operationId,
        { ...operation, path, method: method.toUpperCase() },
      ]),
    ),
  );
}

function operationOf(operations, { operation }) {
  const found = operations.get(operation);
  if (!found) throw new Error(`tools/postman/steps.mjs names ${operation}, which openapi.json does not have.`);
  return found;
}

function itemOf(step, operation, document) {
  const body = bodyOf(step, operation, document);
  return {
    name: step.name ?? operation.summary,
    request: {
      method: operation.method,
      description: operation.description,
      header: headersOf(step, body),
      url: urlOf(step, operation),
      ...(body && { body }),
    },
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: testScript(step, operation, document) } }],
  };
}

function headersOf({ accept }, body) {
  return [
    ...(accept ? [{ key: 'Accept', value: accept }] : []),
    ...(body?.mode === 'raw' ? [{ key: 'Content-Type', value: 'application/json' }] : []),
  ];
}

function urlOf({ path = {}, query = {} }, { path: template }) {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name) => `{{${path[name]}}}`);
  const pairs = Object.entries(query).map(([key, value]) => ({ key, value }));
  const search = pairs.map(({ key, value }) => `${key}=${encodeURIComponent(value)}`).join('&');
  return {
    raw: `{{baseUrl}}${filled}${search && `?${search}`}`,
    host: ['{{baseUrl}}'],
    path: filled.slice(1).split('/'),
    ...(pairs.length > 0 && { query: pairs }),
  };
}

function bodyOf({ file, body }, { requestBody }, document) {
  if (!requestBody) return undefined;
  const form = requestBody.content['multipart/form-data'];
  if (form) {
    const [key] = Object.keys(form.schema.properties);
    return { mode: 'formdata', formdata: [{ key, type: 'file', src: file }] };
  }
  const record = { ...exampleOf(requestBody.content['application/json'], document), ...body };
  return { mode: 'raw', raw: JSON.stringify(record, null, 2), options: { raw: { language: 'json' } } };
}

function exampleOf({ examples }, document) {
  const [name] = Object.keys(examples);
  return document.components.examples[name].value;
}
