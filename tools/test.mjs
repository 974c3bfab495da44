/**
 * `npm test`: every check there is, cheapest first, until one fails. `npm test -- unit browser` runs those stages only,
 * in their order. The last line counts the tests; a check without tests of its own (lint, build …) counts as one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './install-state.mjs';
import { countJest, countPlaywright, countTap } from './test-counts.mjs';

/** A stage that hangs is ended, so that the run says where it hung. */
const STAGE_LIMIT_MS = 40 * 60_000;

const reports = mkdtempSync(join(tmpdir(), 'parley-tests-'));
const node = process.execPath;
const report = (name) => join(reports, name);
const jest = (config, file, ...more) => {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  return [
    node,
    ...flags,
    'node_modules/jest/bin/jest.js',
    '-c',
    config,
    '--json',
    '--outputFile',
    report(file),
    ...more,
  ];
};
const npx = (program, ...args) => [node, `node_modules/${program}`, ...args];

// not a glob: Node 20 takes file names only
const toolSpecs = readdirSync(join(root, 'tools'), { recursive: true })
  .filter((name) => name.endsWith('.spec.mjs'))
  .map((name) => join('tools', name));
/** Specs that would run on SQLite, or on nothing, a second time. */
const NO_POSTGRES = [
  'src/ai/',
  'src/config/',
  'src/main\\.spec',
  'src/app\\.data-folder\\.spec',
  'crash\\.spec',
  'src/platform/(audio|blobs|observability)/',
];
const postgres = process.env.TEST_DATABASE_URL;
const stages = [
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'typecheck', command: ['npm', 'run', '--silent', 'typecheck'] },
  {
    name: 'tools',
    command: [
      ...[node, '--test', '--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=tap', `--test-reporter-destination=${report('tools.tap')}`, ...toolSpecs],
    ],
    count: () => countTap(report('tools.tap')),
  },
  {
    name: 'unit',
    about: 'server: unit and HTTP specs on SQLite',
    command: jest('backend/jest.config.mjs', 'unit.json'),
    env: { TEST_DATABASE_URL: undefined }, // not handed on
    count: () => countJest(report('unit.json')),
  },
  {
    name: 'postgres',
    about: 'server: the same specs on Postgres, but for those that use no database or one of their own',
    command: jest('backend/jest.config.mjs', 'postgres.json', '--testPathIgnorePatterns', ...NO_POSTGRES),
    skip: postgres ? null : 'TEST_DATABASE_URL is not set: Postgres tests skipped.',
    count: () => countJest(report('postgres.json')),
  },
  {
    name: 'web',
    about: 'web app: specs',
    command: jest('frontend/jest.config.mjs', 'web.json'),
    count: () => countJest(report('web.json')),
  },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'contract', about: 'openapi.json and its types', command: [node, 'tools/openapi.mjs', '--check'] },
  { name: 'openapi', about: 'openapi.json by two linters', command: [node, 'tools/lint-openapi.mjs'] },
  {
    name: 'postman',
    about: 'the Postman collection, run from top to bottom',
    command: [node, 'tools/postman.mjs', '--check'],
  },
  { name: 'clients', about: 'two generated clients, compiled and run', command: [node, 'tools/generated-clients.mjs'] },
  { name: 'smoke', about: 'production install in an empty folder', command: [node, 'tools/smoke.mjs'] },
  {
    name: 'browser',
    about: 'journeys in a browser',
    command: npx('@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'),
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report('browser.json') },
    count: () => countPlaywright(report('browser.json')),
  },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  process.stderr.write(`No stage ${unknown.join(', ')}. There are: ${stages.map((stage) => stage.name).join(', ')}\n`);
  process.exit(2);
}

const began = performance.now();
const results = [];
for (const stage of stages) {
  if (wanted.length > 0 && !wanted.includes(stage.name)) continue;
  results.push(run(stage));
  if (results.at(-1).outcome === 'FAILED') break;
}
rmSync(reports, { recursive: true });
conclude();

function run({ name, about, command, env, skip, count }) {
  if (skip) {
    print(skip);
    return { name, outcome: skip, seconds: 0, passed: 0, failed: 0 };
  }
  print(`\n── ${name}${about ? `: ${about}` : ''}`);
  const start = performance.now();
  const { status, error } = spawnSync(command[0], command.slice(1), {
    cwd: root,
    timeout: STAGE_LIMIT_MS,
    stdio: 'inherit',
    env: { ...process.env, NX_TUI: 'false', ...env },
    shell: process.platform === 'win32' && command[0] === 'npm',
  });
  const ok = status === 0;
  if (error)
    print(`${name}: ${error.code === 'ETIMEDOUT' ? `ended after ${STAGE_LIMIT_MS / 60_000} minutes` : error.message}`);
  const counted = ok || count === undefined ? null : countAfterFailure(count);
  const { passed, failed } = ok ? (count?.() ?? { passed: 1, failed: 0 }) : (counted ?? { passed: 0, failed: 1 });
  return {
    name,
    outcome: ok ? 'passed' : 'FAILED',
    seconds: (performance.now() - start) / 1000,
    passed,
    failed: ok ? failed : Math.max(1, failed),
  };
}

/** A runner that broke down may have left no report. */
function countAfterFailure(count) {
  try {
    return count();
  } catch {
    return null;
  }
}

function conclude() {
  const width = Math.max(...results.map(({ name }) => name.length));
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  print('');
  for (const { name, outcome, seconds, passed } of results) {
    print(`${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${String(passed).padStart(5)}  ${outcome}`);
  }
  print(`${'total'.padEnd(width)}  ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`);
  const broken = results.find(({ outcome }) => outcome === 'FAILED');
  if (broken) print(`\nStopped at ${broken.name}. Again: npm test -- ${broken.name}`);
  print(`${total('passed')} passed, ${total('failed')} failed`);
  process.exitCode = broken ? 1 : 0;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
