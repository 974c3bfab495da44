/** The specs of the tools, with a report for `npm test` to count. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install-state.mjs';

const reports = join(root, 'tmp/test-reports');
mkdirSync(reports, { recursive: true });
// not a glob: Node 20 takes file names only
const specs = readdirSync(join(root, 'tools'), { recursive: true })
  .filter((name) => name.endsWith('.spec.mjs'))
  .map((name) => join('tools', name));
const toScreen = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
const toFile = ['--test-reporter=tap', `--test-reporter-destination=${join(reports, 'tools.tap')}`];
const { status } = spawnSync(process.execPath, ['--test', ...toScreen, ...toFile, ...specs], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
