/**
 * Generates two clients from openapi.json, compiles them with the journeys in e2e/clients, and runs those against a fresh
 * server of the last build with the simulator. `npm test -- clients`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import openapiTS, { astToString } from 'openapi-typescript';
import { root } from './install-state.mjs';
import { startBuiltServer } from './start-process.mjs';

const folder = join(root, 'e2e/clients');
const generated = join(folder, 'generated');
const compiled = join(folder, 'dist');

await generate();
rmSync(compiled, { recursive: true, force: true });
run([join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]);
const server = await startBuiltServer({ env: { LOG_LEVEL: 'info', SIMULATOR: 'on' } });
try {
  const journeys = readdirSync(compiled, { recursive: true }).filter((name) => name.endsWith('.journey.js'));
  run(['--test', ...journeys.map((name) => join(compiled, name))], { PARLEY_URL: server.url });
} finally {
  await server.stop();
}

async function generate() {
  rmSync(generated, { recursive: true, force: true });
  mkdirSync(generated, { recursive: true });
  const document = join(root, 'openapi.json');
  const types = astToString(await openapiTS(JSON.parse(readFileSync(document, 'utf8'))));
  writeFileSync(join(generated, 'openapi-types.ts'), types);
  await createClient({
    input: document,
    output: { path: join(generated, 'hey-api'), importFileExtension: '.js' },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent' },
  });
}

function run(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exitCode = 1;
}
