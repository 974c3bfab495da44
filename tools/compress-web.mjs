/**
 * Leaves .br and .gz forms beside the files of the built web app, which the server sends to browsers that take them, and
 * holds the first download to its budget.
 */
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from './install-state.mjs';

const INITIAL_BUDGET_BYTES = 155_000;
const WORTH_IT_BYTES = 1000;
const compressible = new Set(['.js', '.mjs', '.css', '.svg', '.json', '.webmanifest', '.txt', '.ttf']);

const dist = join(root, 'frontend/dist/browser');
const sizes = new Map();

for (const name of readdirSync(dist, { recursive: true })) {
  const path = join(dist, name);
  if (!compressible.has(extname(name)) || statSync(path).size < WORTH_IT_BYTES) continue;
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const brotli = brotliCompressSync(bytes, { params });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  sizes.set(name, brotli.length);
}

// What a browser fetches before the first screen: what index.html names, and what those scripts import at once.
const initial = new Set();
const page = readFileSync(join(dist, 'index.html'), 'utf8');
for (const [, name] of page.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)) follow(name);
const total = [...initial].reduce((sum, name) => sum + (sizes.get(name) ?? statSync(join(dist, name)).size), 0);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
process.stdout.write(`First download: ${kilobytes(total)} compressed (at most ${kilobytes(INITIAL_BUDGET_BYTES)})\n`);
if (total > INITIAL_BUDGET_BYTES) {
  process.stderr.write('The first download of the web app is over its budget.\n');
  process.exit(1);
}

function follow(name) {
  if (initial.has(name)) return;
  initial.add(name);
  if (extname(name) !== '.js') return;
  const script = readFileSync(join(dist, name), 'utf8');
  // `import(` is a later download
  for (const [, imported] of script.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) follow(imported);
}
