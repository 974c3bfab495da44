/**
 * `npm run postman` writes postman_collection.json from openapi.json. `--check` writes nothing: it fails when the committed
 * file differs, then runs the collection with newman against a fresh server of the last build with the simulator.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import newman from 'newman';
import { root } from './install-state.mjs';
import { makeCollection } from './postman/collection.mjs';
import { startBuiltServer } from './start-process.mjs';

const file = join(root, 'postman_collection.json');
const collection = makeCollection(JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')));
const text = `${JSON.stringify(collection, null, 2)}\n`;
const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
  process.stdout.write(`${isCurrent ? 'nothing' : 'postman_collection.json'} changed\n`);
} else if (isCurrent) {
  process.exitCode = (await runCollection()) ? 0 : 1;
} else {
  process.stderr.write('postman_collection.json differs from openapi.json: run `npm run postman`.\n');
  process.exitCode = 1;
}

/** @returns {Promise<boolean>} whether every request was answered and every test passed */
async function runCollection() {
  const server = await startBuiltServer({ env: { LOG_LEVEL: 'info', SIMULATOR: 'on' } });
  try {
    const { run } = await promisify(newman.run)({
      collection,
      envVar: [{ key: 'baseUrl', value: server.url }],
      workingDir: join(root, 'tools/postman/files'),
      reporters: ['cli'],
      reporter: { cli: { noBanner: true, noSuccessAssertions: true } },
    });
    return run.failures.length === 0 && run.stats.requests.failed === 0;
  } finally {
    await server.stop();
  }
}
