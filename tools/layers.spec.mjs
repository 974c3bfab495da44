/** Shows that the boundary rules bite: plants imports in an empty tree and cruises it with the real table. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, test } from 'node:test';

const root = dirname(import.meta.dirname);
const trees = [];
after(() => trees.forEach((tree) => rmSync(tree, { recursive: true })));

/** Names of the rules that are broken when `from` imports `to`. */
function broken(from, to, statement = 'import') {
  const tree = mkdtempSync(join(tmpdir(), 'layers-'));
  trees.push(tree);
  cpSync(join(root, 'package.json'), join(tree, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const write = (file, text) => {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  };
  const target = to.includes('/')
    ? relative(dirname(from), to)
        .replace(/\.ts$/, '.js')
        .replace(/^(?!\.)/, './')
    : to;
  write(from, `${statement} { thing } from '${target}';\nexport const own: typeof thing = thing;\n`);
  if (to.includes('/')) write(to, 'export const thing = 1;\n');
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.mjs');
  const args = [cruise, '--config', config, '--output-type', 'json', from.split('/')[0]];
  const { summary } = JSON.parse(execFileSync(process.execPath, args, { cwd: tree, encoding: 'utf8' }));
  return summary.violations.map(({ rule }) => rule.name);
}

test('a feature may use a feature below it', () => {
  assert.deepEqual(broken('backend/src/features/turns/turn.ts', 'backend/src/features/agents/agent.ts'), []);
});

test('a feature may not use a feature above it', () => {
  assert.deepEqual(broken('backend/src/features/agents/agent.ts', 'backend/src/features/turns/turn.ts'), [
    'backend/src/features/agents',
  ]);
});

test('an entity may name the type of an entity above it, and nothing more', () => {
  const agent = 'backend/src/features/agents/agent.entity.ts';
  const session = 'backend/src/features/sessions/session.entity.ts';
  assert.deepEqual(broken(agent, session, 'import type'), []);
  assert.deepEqual(broken(agent, session), ['backend/src/features/agents (entities)']);
});

test('the platform knows no feature', () => {
  assert.deepEqual(broken('backend/src/platform/ids.ts', 'backend/src/features/agents/agent.ts'), [
    'backend/src/platform',
  ]);
});

test('screens do not know each other', () => {
  assert.deepEqual(broken('frontend/src/app/agents/list.ts', 'frontend/src/app/conversation/page.ts'), [
    'frontend/src/app/agents',
  ]);
});

test('browser tests and benchmarks know the product only from outside', () => {
  assert.deepEqual(broken('e2e/chat.ts', 'backend/src/platform/ids.ts'), ['e2e']);
  assert.deepEqual(broken('bench/run.mjs', 'backend/src/platform/ids.ts'), ['bench']);
});

test('the server does not need what is installed for development only', () => {
  assert.deepEqual(broken('backend/src/platform/ids.ts', 'jsdom'), ['the server runs without dev dependencies']);
});

test('a folder that the table does not know is refused', () => {
  assert.deepEqual(broken('backend/src/features/surprise/surprise.ts', 'backend/src/platform/ids.ts'), [
    'new folders need a row',
  ]);
});
