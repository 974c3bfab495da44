import { constants } from 'node:fs';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import sqlite3 from 'sqlite3';
import type { Config } from '../../../config/settings.js';
import type { Logger } from '../../observability/logger.js';

/** The shortest time a start waits for a server that is still shutting down on the same folder, as in a restart. */
const MIN_WAIT_SECONDS = 15;
/** What a shutdown may need after its last answer. */
const CLOSING_SECONDS = 5;

/** Who holds the lock: for messages only, the lock itself is the system's. */
interface Holder {
  pid: number;
  host: string;
  started_at: string;
}

/** The folder cannot be locked; the message is one line for a person. */
export class DataFolderRefused extends Error {
  override readonly name = 'DataFolderRefused';
}

function inUse(folder: string, holder: Holder | null): DataFolderRefused {
  const who = holder ? `process ${holder.pid} on ${holder.host}, started ${holder.started_at}` : 'another process';
  const where = resolve(folder);
  return new DataFolderRefused(
    `The data folder ${where} is in use by a running server (${who}). Stop it, or set DATA_DIR.`,
  );
}

/**
 * The folder that holds the database and all files. With SQLite one server at a time owns it: two would declare each
 * other's answers interrupted. With Postgres several share it.
 *
 * The lock is SQLite's own exclusive lock on an empty file, so the system releases it however the process ends; a file
 * with a process id would outlive a `kill -9`, and in containers every server is process 1. No other code may open the
 * lock file: on POSIX systems closing any descriptor of it releases the lock.
 */
export class DataFolder {
  private constructor(
    readonly path: string,
    private readonly lock: sqlite3.Database | null,
  ) {}

  /**
   * Makes the folder and, where it belongs to one server, locks it. Waits for a server that is shutting down.
   * @throws DataFolderRefused, or the system's error when the folder cannot be written
   */
  static async open({ storage, server }: Config, log: Logger): Promise<DataFolder> {
    const folder = storage.dataDir;
    if (storage.databaseUrl !== null) return new DataFolder(folder, null);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK | constants.X_OK);
    const file = join(folder, 'parley.lock');
    const lock = await openLock(file);
    const waitMs = Math.max(MIN_WAIT_SECONDS, server.shutdownSeconds + CLOSING_SECONDS) * 1000;
    try {
      if (!(await tryToLock(lock, file, 0))) {
        log.info('waiting for another server on the same data folder', {
          ...(await readHolder(folder)),
          wait_ms: waitMs,
        });
        if (!(await tryToLock(lock, file, waitMs))) throw inUse(folder, await readHolder(folder));
      }
      await writeHolder(folder, log);
    } catch (error) {
      await closeLock(lock);
      throw error;
    }
    return new DataFolder(folder, lock);
  }

  /** True when no other process can be using the folder. */
  get isExclusive(): boolean {
    return this.lock !== null;
  }

  /** Lets the next server in; call it last. */
  async release(): Promise<void> {
    if (!this.lock) return;
    await rm(holderFile(this.path), { force: true });
    await closeLock(this.lock);
  }
}

async function openLock(file: string): Promise<sqlite3.Database> {
  const lock = await new Promise<sqlite3.Database>((done, fail) => {
    const opened: sqlite3.Database = new sqlite3.Database(file, (error) => (error ? fail(error) : done(opened)));
  });
  // SQLite falls back to reading a file that it may not write, and then locks nothing.
  await access(file, constants.W_OK);
  return lock;
}

/** @returns false when another process still holds it after `wait_ms` */
function tryToLock(lock: sqlite3.Database, file: string, waitMs: number): Promise<boolean> {
  lock.configure('busyTimeout', waitMs);
  return new Promise((done, fail) => {
    lock.exec('BEGIN EXCLUSIVE', (error) => {
      const { code } = (error ?? {}) as { code?: string };
      if (!error) done(true);
      else if (code === 'SQLITE_BUSY') done(false);
      else if (code !== 'SQLITE_NOTADB') fail(error);
      else fail(new DataFolderRefused(`The file ${file} is not the lock of a server (${code}). Move it away.`));
    });
  });
}

function closeLock(lock: sqlite3.Database): Promise<void> {
  return new Promise((done, fail) => lock.close((error) => (error ? fail(error) : done())));
}

function holderFile(folder: string): string {
  return join(folder, 'parley.lock.json');
}

async function readHolder(folder: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(holderFile(folder), 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** A full disk must not keep the server from starting for the sake of a message. */
async function writeHolder(folder: string, log: Logger): Promise<void> {
  const holder: Holder = { pid: process.pid, host: hostname(), started_at: new Date().toISOString() };
  try {
    await writeFile(holderFile(folder), JSON.stringify(holder), { mode: 0o600 });
  } catch (error) {
    log.warn('who holds the data folder was not written', { error });
  }
}
