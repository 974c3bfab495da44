/** Shows that the boundary rules bite: plants imports in an empty tree and cruises it with the real table. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, before, test } from 'node:test';

const root = dirname(import.meta.dirname);
const backend = (path) => `backend/src/${path}`;
const feature = (path) => `backend/src/features/${path}`;
const screen = (path) => `frontend/src/app/${path}`;

/** Who imports what, and the rule that this breaks. */
const cases = [
  ['a feature may use a feature below it', feature('turns/a.ts'), feature('agents/b.ts'), null],
  ['a feature may not use one above it', feature('agents/a.ts'), feature('turns/b.ts'), feature('agents')],
  ['a room of a feature may use one below it', feature('turns/starting/c.ts'), feature('turns/events/d.ts'), null],
  [
    'a room of a feature may not use one above it',
    feature('turns/events/a.ts'),
    feature('turns/starting/b.ts'),
    feature('turns/events'),
  ],
  ['the platform knows no feature', backend('platform/a.ts'), feature('agents/b.ts'), backend('platform')],
  ['models know no feature', backend('ai/a.ts'), feature('agents/b.ts'), backend('ai')],
  ['screens do not know each other', screen('agents/a.ts'), screen('conversation/b.ts'), screen('agents')],
  ['screens may use what all share', screen('agents/c.ts'), screen('core/b.ts'), null],
  ['browser tests know the product from outside', 'e2e/a.ts', backend('platform/b.ts'), 'e2e'],
  ['benchmarks know the product from outside', 'bench/a.mjs', backend('platform/b.ts'), 'bench'],
  ['the server runs without test code', backend('ai/d.ts'), backend('testing/b.ts'), 'tests stay tests'],
  ['the server runs without dev packages', backend('ai/c.ts'), 'jsdom', 'the server runs without dev dependencies'],
  ['an unknown folder is refused', feature('surprise/a.ts'), backend('platform/b.ts'), 'new folders need a row'],
  [
    'an entity may not use one above it',
    feature('agents/a.entity.ts'),
    feature('turns/b.ts'),
    `${feature('agents')} (entities)`,
  ],
  [
    'an entity may name the type of one above it',
    feature('agents/c.entity.ts'),
    feature('turns/b.ts'),
    null,
    'import type',
  ],
];

const tree = mkdtempSync(join(tmpdir(), 'layers-'));
let violations;

before(() => {
  cpSync(join(root, 'package.json'), join(tree, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  for (const [, from, to, , statement = 'import'] of cases) {
    const path = to.includes('/') ? relative(dirname(from), to).replace(/\.ts$/, '.js') : to;
    write(from, `${statement} { thing } from '${path}';\nexport const own: typeof thing = thing;\n`);
    if (to.includes('/')) write(to, 'export const thing = 1;\n');
  }
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.mjs');
  const args = [cruise, '--config', config, '--output-type', 'json', 'backend', 'frontend', 'e2e', 'bench'];
  violations = JSON.parse(execFileSync(process.execPath, args, { cwd: tree, encoding: 'utf8' })).summary.violations;
});
after(() => rmSync(tree, { recursive: true }));

for (const [title, from, , rule] of cases) {
  test(title, () => {
    const broken = violations.filter((violation) => violation.from === from).map((violation) => violation.rule.name);
    assert.ok(rule === null ? broken.length === 0 : broken.includes(rule), `broken: ${broken.join(', ') || 'nothing'}`);
  });
}

function write(file, text) {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
}
