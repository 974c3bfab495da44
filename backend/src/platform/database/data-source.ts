import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { getLoadablePath } from 'sqlite-vec';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../../config/settings.js';
import { migrations } from './migrations/all.js';

export type Dialect = 'sqlite' | 'postgres';

/** How long a statement waits for a lock of another process, such as a backup. */
const BUSY_TIMEOUT_MS = 5_000;
/** Connections per process on Postgres. */
const POSTGRES_POOL_SIZE = 10;

/** TypeORM turns on sqlite3's verbose mode, which makes a stack trace per statement; this keeps it off. */
const quietDriver = { ...sqlite3, verbose: () => sqlite3 };

type Entities = NonNullable<DataSourceOptions['entities']>;

export interface DataSources {
  dialect: Dialect;
  writer: DataSource;
  /** On SQLite a second, read-only connection: WAL lets it read while the writer waits for the disk. */
  reader: DataSource;
  /** On SQLite two more for searching, which takes longer than reading and must not be waited for. */
  searchers: { words: DataSource; vectors: DataSource };
}

export function sqliteFile(dataDir: string): string {
  return join(dataDir, 'parley.db');
}

export function makeDataSources(storage: Config['storage'], entities: Entities): DataSources {
  const both = { entities, migrations, migrationsTransactionMode: 'each', logging: false } as const;
  if (storage.databaseUrl !== null) {
    const source = new DataSource({
      ...both,
      type: 'postgres',
      url: storage.databaseUrl,
      poolSize: POSTGRES_POOL_SIZE,
      connectTimeoutMS: BUSY_TIMEOUT_MS,
    });
    return { dialect: 'postgres', writer: source, reader: source, searchers: { words: source, vectors: source } };
  }
  mkdirSync(storage.dataDir, { recursive: true, mode: 0o700 });
  const sqlite = {
    ...both,
    type: 'sqlite',
    database: sqliteFile(storage.dataDir),
    busyTimeout: BUSY_TIMEOUT_MS,
    driver: quietDriver,
  } as const;
  const readOnly = (known: Entities) => new DataSource({ ...sqlite, entities: known, flags: sqlite3.OPEN_READONLY });
  return {
    dialect: 'sqlite',
    writer: new DataSource({ ...sqlite, enableWAL: true }),
    reader: readOnly(entities),
    // Plain SQL only: what TypeORM would keep of each table would cost memory for nothing.
    searchers: { words: readOnly([]), vectors: readOnly([]) },
  };
}

interface LoadsExtensions {
  loadExtension(path: string, done: (error: Error | null) => void): void;
}

/** Teaches a SQLite connection to compare vectors. @returns false where there is no such extension for this system */
export async function loadVectorExtension(source: DataSource): Promise<boolean> {
  const { databaseConnection } = source.driver as unknown as { databaseConnection: LoadsExtensions };
  try {
    const path = getLoadablePath();
    await new Promise<void>((resolve, reject) => {
      databaseConnection.loadExtension(path, (error) => (error ? reject(error) : resolve()));
    });
    return true;
  } catch {
    return false;
  }
}
