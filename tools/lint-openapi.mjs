/** `npm run lint:openapi`: both linters over openapi.json. A warning fails, like an error. */
import { spawnSync } from 'node:child_process';
import { root } from './install-state.mjs';

const linters = [
  // Its warnings are errors by `recommended-strict` in redocly.yaml.
  ['@redocly/cli/bin/cli.js', 'lint', 'openapi.json', '--format=stylish'],
  ['@stoplight/spectral-cli/dist/index.js', 'lint', 'openapi.json', '--fail-severity=hint', '--quiet'],
];
// Neither asks the network for anything: no count of uses, no look for a newer version.
const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

for (const [program, ...args] of linters) {
  const { status } = spawnSync(process.execPath, [`node_modules/${program}`, ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  if (status !== 0) process.exitCode = 1;
}
