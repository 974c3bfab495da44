import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Dialect } from './data-source.js';

/** Any number; the same for all replicas, so that they migrate one after the other. */
const MIGRATION_LOCK = 7_274_895_391;

const COPY = 'parley.db.before-migration-';
const PARTIAL = '.partial';
/** Copies of the database that stay beside it. */
const RETAINED_COPIES = 3;

/** Applies what is missing. An existing SQLite file is first copied beside itself. */
export async function migrate(source: DataSource, dialect: Dialect, dataDir: string): Promise<void> {
  if (dialect === 'postgres') {
    await migratePostgres(source);
    return;
  }
  await removeOldCopies(dataDir);
  if (!(await source.showMigrations())) return;
  if (await hasTables(source)) await copy(source, dataDir);
  await source.runMigrations();
  await removeOldCopies(dataDir);
}

/** Under its name only when it is whole. */
async function copy(source: DataSource, dataDir: string): Promise<void> {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const file = join(dataDir, `${COPY}${stamp}`);
  await source.query('VACUUM INTO ?', [`${file}${PARTIAL}`]);
  await rename(`${file}${PARTIAL}`, file);
}

/** Only the last copies stay, and none that a crash cut short. The time in their names sorts as text. */
async function removeOldCopies(dataDir: string): Promise<void> {
  const copies = (await readdir(dataDir)).filter((name) => name.startsWith(COPY)).sort();
  const whole = copies.filter((name) => !name.endsWith(PARTIAL));
  const last = new Set(whole.slice(-RETAINED_COPIES));
  for (const name of copies) if (!last.has(name)) await rm(join(dataDir, name), { force: true });
}

/** A session-wide lock needs one connection from lock to unlock, so it is held by a query runner of its own. */
async function migratePostgres(source: DataSource): Promise<void> {
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations();
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
  }
}

/** `showMigrations` makes TypeORM's own table, so that one does not count. */
async function hasTables(source: DataSource): Promise<boolean> {
  const rows: unknown[] = await source.query(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('migrations', 'sqlite_sequence')",
  );
  return rows.length > 0;
}
