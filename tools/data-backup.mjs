/** Copies a data folder (SQLite database and files) while a server works on it, and puts such a copy back. */
import { constants, existsSync } from 'node:fs';
import { copyFile, cp, mkdir, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import sqlite3 from 'sqlite3';

const DATABASE = 'parley.db';
const FILES = 'files';
/** What a running server keeps locked, and what belongs to a running server only. */
const LOCK = 'parley.lock';
/** Says which database the files belong to; the server writes it anew. */
const INSTALLATION = 'parley.installation.json';
/** Files that are still being written; nothing in the database names them. */
const UNFINISHED = '.unfinished';
const BUSY_TIMEOUT_MS = 10_000;

/**
 * Copies the database as it is at one moment, and every file that it names then. The copy has its name only once it is
 * complete.
 * @param {string} dataDir folder of a server, running or not
 * @param {string} target folder that does not exist yet
 * @returns {Promise<{ files: number, bytes: number }>}
 */
export async function backUp(dataDir, target) {
  if (!existsSync(join(dataDir, DATABASE))) throw new Error(`There is no ${DATABASE} in ${dataDir}.`);
  if (existsSync(target)) throw new Error(`${target} exists already: name another folder.`);
  const part = `${target}.unfinished`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  try {
    // Before the database: a file may be deleted meanwhile. After it again: for those that came meanwhile.
    await copyNewFiles(join(dataDir, FILES), join(part, FILES));
    await copyDatabase(join(dataDir, DATABASE), join(part, DATABASE));
    await copyNewFiles(join(dataDir, FILES), join(part, FILES));
    await checkDatabase(join(part, DATABASE));
    const counted = await countFiles(join(part, FILES));
    const { size } = await stat(join(part, DATABASE));
    await rename(part, target);
    return { files: counted.files, bytes: counted.bytes + size };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

/**
 * @param {string} backup folder that `backUp` made
 * @returns {Promise<string | null>} where the data is that was there before
 * @throws when a server runs on the data folder, or the backup is not whole
 */
export async function restore(backup, dataDir) {
  if (!existsSync(join(backup, DATABASE))) throw new Error(`There is no ${DATABASE} in ${backup}.`);
  await checkDatabase(join(backup, DATABASE));
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(dataDir);
  try {
    // Complete beside the old data first, so that a full disk leaves that untouched.
    const part = join(dataDir, '.restoring');
    await rm(part, { recursive: true, force: true });
    await mkdir(part, { mode: 0o700 });
    await copyFile(join(backup, DATABASE), join(part, DATABASE));
    if (existsSync(join(backup, FILES))) await cp(join(backup, FILES), join(part, FILES), { recursive: true });
    const moved = await moveAway(dataDir);
    for (const name of [FILES, DATABASE]) {
      if (existsSync(join(part, name))) await rename(join(part, name), join(dataDir, name));
    }
    await rm(part, { recursive: true, force: true });
    return moved;
  } finally {
    await unlock();
  }
}

/** The write-ahead log goes with its database: over another one it would put wrong rows into it. */
async function moveAway(dataDir) {
  const all = [`${DATABASE}-wal`, `${DATABASE}-shm`, DATABASE, FILES, INSTALLATION];
  const names = all.filter((name) => existsSync(join(dataDir, name)));
  if (names.length === 0) return null;
  const away = join(dataDir, `before-restore-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}`);
  await mkdir(away, { mode: 0o700 });
  for (const name of names) await rename(join(dataDir, name), join(away, name));
  return away;
}

/** In one step, so that what is written meanwhile is left out, whoever writes it. */
async function copyDatabase(from, to) {
  const source = await open(from, sqlite3.OPEN_READWRITE);
  try {
    source.configure('busyTimeout', BUSY_TIMEOUT_MS);
    const copy = await new Promise((done, fail) => {
      const backup = source.backup(to, (error) => (error ? fail(error) : done(backup)));
    });
    await new Promise((done, fail) => {
      copy.step(-1, (error) => {
        const isWhole = copy.completed;
        copy.finish(() => (error || !isWhole ? fail(error ?? new Error('The copy did not end.')) : done()));
      });
    });
  } finally {
    await close(source);
  }
}

async function checkDatabase(file) {
  const database = await open(file, sqlite3.OPEN_READWRITE);
  try {
    const rows = await new Promise((done, fail) => {
      database.all('PRAGMA quick_check(1)', (error, found) => (error ? fail(error) : done(found)));
    });
    if (rows[0]?.quick_check !== 'ok') throw new Error(`${file} is damaged: ${rows[0]?.quick_check}`);
  } finally {
    await close(database);
  }
}

/** Takes the lock that a server holds on its folder. @returns what gives it back */
async function lockFolder(dataDir) {
  const lock = await open(join(dataDir, LOCK), sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE);
  try {
    await new Promise((done, fail) => lock.exec('BEGIN EXCLUSIVE', (error) => (error ? fail(error) : done())));
  } catch (error) {
    await close(lock);
    if (error.code !== 'SQLITE_BUSY') throw error;
    throw new Error(`A server runs on ${dataDir}: stop it first.`, { cause: error });
  }
  return () => close(lock);
}

function open(file, mode) {
  return new Promise((done, fail) => {
    const database = new sqlite3.Database(file, mode, (error) => (error ? fail(error) : done(database)));
  });
}

function close(database) {
  return new Promise((done, fail) => database.close((error) => (error ? fail(error) : done())));
}

async function copyNewFiles(from, to) {
  for await (const path of filesBelow(from)) {
    const copy = join(to, relative(from, path));
    if (existsSync(copy)) continue;
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
    try {
      await copyFile(path, copy, constants.COPYFILE_FICLONE);
    } catch (error) {
      // Deleted since it was listed.
      if (error.code !== 'ENOENT') throw error;
    }
  }
}

async function countFiles(folder) {
  let [files, bytes] = [0, 0];
  for await (const path of filesBelow(folder)) {
    files += 1;
    bytes += (await stat(path)).size;
  }
  return { files, bytes };
}

async function* filesBelow(folder) {
  if (!existsSync(folder)) return;
  for await (const entry of await opendir(folder, { recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !relative(folder, path).split(sep).includes(UNFINISHED)) yield path;
  }
}
