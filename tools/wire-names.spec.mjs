/** Holds the rule that only what is on the wire or in a column is written in snake_case; all other names are camelCase. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const SNAKE_CASE = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/;

/** Fields of formats that are not ours, or that openapi.json does not hold. */
const OTHER_FORMATS = {
  'chat completions of OpenAI and servers like it': [
    ...['cached_tokens', 'completion_tokens', 'completion_tokens_details', 'encoding_format', 'error_msg'],
    ...['include_usage', 'max_completion_tokens', 'owned_by', 'prompt_tokens', 'prompt_tokens_details'],
    ...['reasoning_content', 'reference_ids', 'response_format', 'retry_after', 'stream_options', 'tool_calls'],
    ...['total_tokens', 'x_groq'],
  ],
  'the simulator and recorded provider streams': ['after_ms', 'client_port', 'tokens_sent'],
  'files of the data folder': ['installation_id', 'started_at'],
  'pragmas of SQLite': ['foreign_keys', 'journal_mode'],
  'tokens of markdown-it': [
    'can_close',
    'can_open',
    'code_block',
    'link_open',
    'table_close',
    'table_open',
    'td_open',
    'th_open',
  ],
  'log records': ['wait_ms'],
};

const sources = [...files('backend/src'), ...files('frontend/src')].filter((file) => !file.endsWith('api.types.ts'));
const parsed = sources.map((file) => ({ file, ...namesIn(file) }));
const wire = new Set([
  ...Object.values(OTHER_FORMATS).flat(),
  ...propertiesOf(JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8'))),
  ...parsed.filter(({ file }) => isSchema(file)).flatMap(({ names }) => [...names]),
]);

test('A snake_case name is a field of a format, a column, or a word that the program writes somewhere', () => {
  // Aliases in SQL, codes and kinds of errors may also be keys.
  const written = new Set(parsed.flatMap(({ words }) => [...words]));
  const strange = parsed.flatMap(({ file, names }) =>
    [...names].filter((name) => !wire.has(name) && !written.has(name)).map((name) => `${file}: ${name}`),
  );
  assert.deepEqual(strange, []);
});

test('Every field listed as one of another format is used', () => {
  const used = new Set(parsed.flatMap(({ names }) => [...names]));
  assert.deepEqual(
    Object.values(OTHER_FORMATS)
      .flat()
      .filter((name) => !used.has(name)),
    [],
  );
});

function isSchema(file) {
  return file.includes('/migrations/') || file.endsWith('.entity.ts');
}

function files(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** The snake_case identifiers of a file, and the snake_case words in its texts. */
function namesIn(file) {
  const tree = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  const names = new Set();
  const words = new Set();
  const visit = (node) => {
    if (ts.isIdentifier(node) && SNAKE_CASE.test(node.text)) names.add(node.text);
    else if (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node))
      for (const word of node.text.split(/\W+/)) if (SNAKE_CASE.test(word)) words.add(word);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { names, words };
}

/** Names of properties and parameters, and values of enums, anywhere in an OpenAPI document. */
function propertiesOf(value) {
  if (value === null || typeof value !== 'object') return [];
  const own = [
    ...Object.keys(value.properties ?? {}),
    ...(value.in && value.name ? [value.name] : []),
    ...(Array.isArray(value.enum) ? value.enum : []),
  ];
  return [...own, ...Object.values(value).flatMap(propertiesOf)];
}
