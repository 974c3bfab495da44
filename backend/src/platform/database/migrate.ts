import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Dialect } from './data-source.js';

/** Any number; the same for all replicas, so that they migrate one after the other. */
const MIGRATION_LOCK = 7_274_895_391;

/** Applies what is missing. An existing SQLite file is first copied beside itself. */
export async function migrate(source: DataSource, dialect: Dialect, dataDir: string): Promise<void> {
  if (dialect === 'postgres') {
    await migratePostgres(source);
    return;
  }
  if (!(await source.showMigrations())) return;
  if (await hasTables(source)) {
    const stamp = new Date().toISOString().replace(/[:.]/g, '-');
    await source.query('VACUUM INTO ?', [join(dataDir, `parley.db.before-migration-${stamp}`)]);
  }
  await source.runMigrations();
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
