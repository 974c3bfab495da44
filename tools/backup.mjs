/**
 * `npm run backup [-- FOLDER]`: copies the data folder, also while the server runs. Without a folder:
 * backups/parley-<date and time>. On Postgres it says what to do instead.
 */
import { resolve } from 'node:path';
import { backUp } from './data-backup.mjs';
import { environment } from './environment.mjs';
import { root } from './install-state.mjs';

const env = environment();
const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
const target = process.argv[2] ? resolve(process.argv[2]) : resolve(root, `backups/parley-${stamp}`);
try {
  if (env.DATABASE_URL) {
    throw new Error('DATABASE_URL is set: back up Postgres with pg_dump, then copy the folder `files` in DATA_DIR.');
  }
  const { files, bytes } = await backUp(resolve(root, env.DATA_DIR ?? './data'), target);
  process.stdout.write(`${target}: the database and ${files} files, ${(bytes / 1e6).toFixed(1)} MB\n`);
} catch (error) {
  process.stderr.write(`No backup was made. ${error.message}\n`);
  process.exitCode = 1;
}
