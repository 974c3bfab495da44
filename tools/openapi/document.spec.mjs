import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readContract } from './contract.mjs';

const document = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'));
const contract = readContract();

/** The target of a reference, or the part itself. */
function resolved(part) {
  if (!part.$ref) return part;
  return part.$ref
    .slice(2)
    .split('/')
    .reduce((node, key) => node[key], document);
}

/** Every member of the document with its place. */
function* members(node, place = '') {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    yield { key, value, place: `${place}/${key}` };
    yield* members(value, `${place}/${key}`);
  }
}

const bodies = contract.operations.flatMap(({ operationId, requestBody, responses }) => [
  ...(requestBody ? [[`${operationId} request`, requestBody]] : []),
  ...Object.entries(responses).map(([status, response]) => [`${operationId} ${status}`, resolved(response)]),
]);
const records = bodies.flatMap(([name, { content = {} }]) =>
  'application/json' in content ? [[name, content['application/json']]] : [],
);

test('No description is empty', () => {
  const empty = [...members(document)].filter(({ key, value }) => key === 'description' && value === '');
  assert.deepEqual(empty, []);
});

test('Every operation, answer, parameter and property is described', () => {
  const parameters = contract.operations.flatMap(({ operationId, parameters: own }) =>
    own.map((parameter) => [`${operationId} ${resolved(parameter).name}`, resolved(parameter)]),
  );
  const properties = Object.entries(document.components.schemas).flatMap(([schema, { properties: own = {} }]) =>
    Object.entries(own).map(([name, property]) => [`${schema}.${name}`, property]),
  );
  const operations = contract.operations.map((operation) => [operation.operationId, operation]);
  const responses = bodies.filter(([name]) => !name.endsWith(' request'));
  const silent = [...operations, ...responses, ...parameters, ...properties].filter(([, part]) => !part.description);
  assert.deepEqual(
    silent.map(([name]) => name),
    [],
  );
});

test('Every JSON body has an example that fits its schema', () => {
  const without = records.filter(([, { examples = {} }]) => Object.keys(examples).length === 0);
  assert.deepEqual(
    without.map(([name]) => name),
    [],
  );
  const problems = records.flatMap(([name, { schema, examples }]) =>
    Object.values(examples).flatMap((example) => contract.valueProblems(schema, resolved(example).value, name)),
  );
  assert.deepEqual(problems, []);
});

test('No example of a text is a placeholder', () => {
  const placeholders = [...members(document.components.examples)].filter(({ value }) => value === 'text');
  assert.deepEqual(
    placeholders.map(({ place }) => place).filter((place) => !/\/(message_type|input|output)$/.test(place)),
    [],
  );
});

test('Every failure names its codes, and each has an example', () => {
  const failures = records.filter(([, { schema }]) => schema.allOf?.[0].$ref === '#/components/schemas/ErrorBody');
  assert.ok(failures.length > contract.operations.length * 4);
  for (const [name, { schema, examples }] of failures) {
    assert.deepEqual(Object.keys(examples), schema.allOf[1].properties.code.enum, name);
  }
});

test('Every event of a stream has its schema, and the order of events is given', () => {
  const streams = bodies.flatMap(([name, { content = {} }]) =>
    'text/event-stream' in content ? [[name, content['text/event-stream']]] : [],
  );
  assert.ok(streams.length > 5);
  for (const [name, media] of streams) {
    const references = JSON.stringify(media.schema);
    for (const [event, { schema }] of Object.entries(media['x-events'])) {
      assert.ok(references.includes(JSON.stringify(schema)), `${name} ${event}`);
      assert.match(media['x-event-order'], new RegExp(`\\b${event}\\b`), `${name} ${event}`);
    }
  }
});

test('The document uses no keyword of OpenAPI 3.0 that 3.1 does not know, and no note is left in it', () => {
  const old = [...members(document)].filter(({ key }) => key === 'nullable' || key.startsWith('x-note-'));
  assert.equal(document.openapi, '3.1.0');
  assert.deepEqual(old, []);
});

test('An answer that differs from the document in any way is found', () => {
  const id = '019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f';
  const headers = { 'X-Correlation-ID': id, 'Content-Type': 'application/json; charset=utf-8' };
  const agent = resolved(document.components.examples.Agent).value;
  const answer = { method: 'GET', path: `/api/agents/${id}?a=b`, status: 200, headers, body: JSON.stringify(agent) };
  const problems = (change) => contract.problemsOf({ ...answer, ...change }).length;
  assert.equal(problems({}), 0);
  assert.equal(problems({ path: '/elsewhere', status: 418 }), 0);
  assert.equal(problems({ status: 418 }), 1);
  assert.equal(problems({ headers: { ...headers, 'X-Other': '1' } }), 1);
  assert.equal(problems({ headers: { 'content-type': 'application/json' } }), 1);
  assert.equal(problems({ headers: { ...headers, 'Content-Type': 'text/html' } }), 1);
  assert.equal(problems({ body: JSON.stringify({ ...agent, more: 1 }) }), 1);
  assert.equal(problems({ body: JSON.stringify({ ...agent, created_at: '2026-11-26' }) }), 1);
  const failure = document.components.examples.not_found.value;
  assert.equal(problems({ status: 404, body: JSON.stringify(failure) }), 0);
  assert.ok(problems({ status: 404, body: JSON.stringify({ ...failure, code: 'rate_limited' }) }) > 0);
});

test('A stream with an unknown event, a wrong record or a wrong order is found', () => {
  const id = '019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f';
  const stream = (...events) => ({
    method: 'GET',
    path: `/api/documents/${id}/events`,
    status: 200,
    headers: { 'x-correlation-id': id, 'content-type': 'text/event-stream' },
    body: events.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join(''),
  });
  const found = (...events) => contract.problemsOf(stream(...events)).length > 0;
  const progress = {
    status: 'ready',
    progress: 1,
    pages_done: 1,
    page_count: 1,
    chunks_done: 1,
    chunk_count: 1,
    error: null,
  };
  assert.equal(found(['progress', progress]), false);
  assert.equal(found(['progress', { ...progress, more: 1 }]), true);
  assert.equal(found(['token', { content: 'a' }]), true);
  const nothing = { fallback_message: null, retry_after_seconds: null, message_id: null, message: null };
  const failure = { error: 'Failed', code: 'provider_error', detail: 'Failed.', correlation_id: null, ...nothing };
  const turn = { ...stream(['error', failure]), path: `/api/turns/${id}/events` };
  assert.equal(contract.problemsOf(turn).length, 1);
  assert.equal(contract.problemsOf({ ...turn, isComplete: false }).length, 0);
});
