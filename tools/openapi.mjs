/**
 * Writes openapi.json and the types of the web app from what the built server says about itself.
 * `--check` writes nothing and fails when the committed files differ.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { startBuiltServer } from './start-process.mjs';
import { root } from './install-state.mjs';

const document = sorted(await fetchDocument());
const types = astToString(await openapiTS(structuredClone(document), { alphabetize: false }));
const files = {
  'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
  'frontend/src/app/core/api/api.types.ts': `/** Made from openapi.json by \`npm run openapi\`; do not edit. */\n\n${types}`,
};

const differing = Object.entries(files).filter(([file, text]) => {
  const path = join(root, file);
  return !existsSync(path) || readFileSync(path, 'utf8') !== text;
});

if (process.argv.includes('--check')) {
  for (const [file] of differing) process.stderr.write(`${file} differs from the server: run \`npm run openapi\`.\n`);
  process.exitCode = differing.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of differing) writeFileSync(join(root, file), text);
  process.stdout.write(`${differing.map(([file]) => file).join(', ') || 'nothing'} changed\n`);
}

async function fetchDocument() {
  const server = await startBuiltServer({ env: { LOG_LEVEL: 'info', SIMULATOR: 'on' } });
  try {
    const response = await fetch(`${server.url}/api/openapi.json`);
    if (!response.ok) throw new Error(`GET /api/openapi.json answered ${response.status}`);
    return await response.json();
  } finally {
    await server.stop();
  }
}

/** Paths and components by name, so that moving a controller or a module changes nothing. Fields keep their order. */
function sorted(document) {
  const byName = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  const components = Object.entries(document.components ?? {}).map(([kind, members]) => [kind, byName(members)]);
  return { ...document, paths: byName(document.paths), components: byName(Object.fromEntries(components)) };
}
