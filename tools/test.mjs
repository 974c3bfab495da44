/**
 * `npm test`: every check there is, until one fails. `npm test -- unit browser` runs those only. The last line counts
 * the tests; a check without tests of its own (lint, build …) counts as one.
 *
 * Nx runs the checks of single projects, two at a time and from its cache where nothing changed; what needs the built
 * product follows, one after the other.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install-state.mjs';
import { countJest, countPlaywright, countTap } from './test-counts.mjs';

/** A run that hangs is ended, so that it says where it hung. */
const LIMIT_MS = 60 * 60_000;

const reports = join(root, 'tmp/test-reports');
const node = process.execPath;
const report = (name) => join(reports, name);
const postgres = process.env.TEST_DATABASE_URL;

/** Checks of single projects, as targets of Nx. */
const targets = [
  { name: 'lint', tasks: ['lint', 'layers', 'format'] },
  { name: 'typecheck', tasks: ['typecheck'] },
  { name: 'tools', project: 'tools', tasks: ['test'], count: () => countTap(report('tools.tap')) },
  { name: 'unit', project: 'backend', tasks: ['test'], count: () => countJest(report('backend.json')) },
  {
    name: 'postgres',
    project: 'backend',
    tasks: ['test-postgres'],
    count: () => countJest(report('postgres.json')),
    skip: postgres ? null : 'TEST_DATABASE_URL is not set: Postgres tests skipped.',
  },
  { name: 'web', project: 'frontend', tasks: ['test'], count: () => countJest(report('frontend.json')) },
  { name: 'build', tasks: ['build'] },
];

/** Checks of the whole product. */
const checks = [
  { name: 'contract', about: 'openapi.json and its types', command: ['tools/openapi.mjs', '--check'] },
  { name: 'openapi', about: 'openapi.json by two linters', command: ['tools/lint-openapi.mjs'] },
  { name: 'postman', about: 'the Postman collection, from top to bottom', command: ['tools/postman.mjs', '--check'] },
  { name: 'clients', about: 'two generated clients, compiled and run', command: ['tools/generated-clients.mjs'] },
  { name: 'smoke', about: 'production install in an empty folder', command: ['tools/smoke.mjs'] },
  {
    name: 'browser',
    about: 'journeys through the API and in a browser',
    command: [
      ...['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'],
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report('browser.json') },
    count: () => countPlaywright(report('browser.json')),
  },
];

const all = [...targets, ...checks].map(({ name }) => name);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No check ${unknown.join(', ')}. There are: ${all.join(', ')}\n`);
  process.exit(2);
}
const isWanted = ({ name }) => wanted.length === 0 || wanted.includes(name);

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const began = performance.now();
const results = [];
for (const group of groupsOf(targets.filter(isWanted))) {
  if (!hasFailed()) results.push(...runTargets(group));
}
for (const check of checks.filter(isWanted)) {
  if (!hasFailed()) results.push(runCheck(check));
}
conclude();

function hasFailed() {
  return results.some(({ outcome }) => outcome === 'FAILED');
}

/** All in one run of Nx, or each by itself when only some are wanted: a run takes every project that has the target. */
function groupsOf(chosen) {
  for (const { skip } of chosen) if (skip) print(skip);
  const left = chosen.filter(({ skip }) => !skip);
  if (wanted.length > 0) return left.map((target) => [target]);
  // The specs of the server fill two processors by themselves: on Postgres they wait for those on SQLite.
  return [left.filter(({ name }) => name !== 'postgres'), left.filter(({ name }) => name === 'postgres')].filter(
    (group) => group.length > 0,
  );
}

function runTargets(group) {
  const tasks = [...new Set(group.flatMap((target) => target.tasks))];
  const [{ project }] = group;
  const projects = group.length === 1 && project ? ['--projects', project] : [];
  const style = group.length === 1 ? 'stream-without-prefixes' : 'static';
  const nx = ['node_modules/nx/dist/bin/nx.js', 'run-many', '--targets', tasks.join(','), ...projects];
  const { ok, seconds } = execute([...nx, '--parallel=2', '--nxBail', `--output-style=${style}`]);
  const found = group.map((target, index) => resultOf(target, ok, index === 0 ? seconds : 0));
  // Nx names above what failed; a check without a report is not blamed for what the report of another explains.
  const isExplained = found.some(({ outcome, isReported }) => outcome === 'FAILED' && isReported);
  const isBlamed = ({ outcome, isReported }) => outcome === 'FAILED' && (isReported || !isExplained);
  return found.map((result) =>
    result.outcome === 'FAILED' && !isBlamed(result) ? { ...result, outcome: 'see above', failed: 0 } : result,
  );
}

function runCheck({ name, about, command, env, count }) {
  print(`\n── ${name}: ${about}`);
  const { ok, seconds } = execute(command, env);
  return resultOf({ name, count }, ok, seconds);
}

function execute(command, env) {
  const start = performance.now();
  const { status, error } = spawnSync(node, command, {
    cwd: root,
    timeout: LIMIT_MS,
    stdio: 'inherit',
    env: { ...process.env, NX_TUI: 'false', ...env },
  });
  if (error) print(error.code === 'ETIMEDOUT' ? `Ended after ${LIMIT_MS / 60_000} minutes.` : error.message);
  return { ok: status === 0, seconds: (performance.now() - start) / 1000 };
}

/** In a group that failed, what has a report of its own says whether it was the one. */
function resultOf({ name, count }, ok, seconds) {
  const counted = count && countIfReported(count);
  const isReported = Boolean(counted);
  if (ok) return { name, outcome: 'passed', seconds, isReported, passed: counted?.passed ?? 1, failed: 0 };
  if (counted?.failed === 0) return { name, outcome: 'passed', seconds, isReported, ...counted };
  return { name, outcome: 'FAILED', seconds, isReported, passed: counted?.passed ?? 0, failed: counted?.failed || 1 };
}

/** A runner that broke down may have left no report. */
function countIfReported(count) {
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
  const broken = results.filter(({ outcome }) => outcome === 'FAILED').map(({ name }) => name);
  if (broken.length > 0) print(`\nFailed: ${broken.join(', ')}. Again: npm test -- ${broken.join(' ')}`);
  print(`${total('passed')} passed, ${total('failed')} failed`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
