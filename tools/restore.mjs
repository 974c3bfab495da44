/**
 * `npm run restore -- FOLDER`: puts a backup into the data folder while no server runs. What was there is moved to
 * before-restore-<date and time> in the same folder, not deleted.
 */
import { resolve } from 'node:path';
import { restore } from './data-backup.mjs';
import { environment } from './environment.mjs';
import { root } from './install-state.mjs';

const env = environment();
try {
  if (!process.argv[2]) throw new Error('Name the backup: npm run restore -- FOLDER');
  if (env.DATABASE_URL) {
    throw new Error('DATABASE_URL is set: restore Postgres with pg_restore, then copy `files` into DATA_DIR.');
  }
  const dataDir = resolve(root, env.DATA_DIR ?? './data');
  const moved = await restore(resolve(process.argv[2]), dataDir);
  process.stdout.write(`Restored into ${dataDir}.${moved ? ` What was there is in ${moved}.` : ''}\n`);
} catch (error) {
  process.stderr.write(`Nothing was restored. ${error.message}\n`);
  process.exitCode = 1;
}
