import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { root } from './install-state.mjs';

/** The settings a start of the server would see: `.env` and the process environment, which wins. Empty means not set. */
export function environment() {
  const file = join(root, '.env');
  const all = { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value.trim() !== ''));
}
