import { mkdir, opendir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isId, newId } from '../../ids.js';
import type { Logger } from '../../observability/logger.js';
import { DataFolderRefused } from './data-folder.js';
import type { Dialect } from '../data-source.js';
import type { Database } from '../database.js';
import { CounterRepository } from '../rows/counter.repository.js';
import { InstallationRepository } from './installation.repository.js';

const FILE = 'parley.installation.json';
/** Where the files of documents and messages are, each below a folder of its kind. */
const FILES = 'files';
/** Holds what no row names yet. */
const UNFINISHED = '.unfinished';

/** What the data folder says about the database it belongs to. */
interface Belonging {
  installation_id: string;
  database: Dialect;
}

/**
 * Makes sure that the files in the data folder are those the database knows: it would remove all others as left over.
 * Both have the id of their installation; a folder without files takes that of the database.
 * @throws DataFolderRefused
 */
export async function checkInstallation(database: Database, folder: string, log: Logger): Promise<void> {
  const { dialect } = database;
  const belonging = await readBelonging(folder);
  const installations = new InstallationRepository(database.reader);
  const known = await installations.id();
  if (known !== null && known === belonging?.installation_id) return;
  const hasFiles = await holdsFiles(join(folder, FILES));
  const isNew = known === null && !(await wasUsed(database));
  // A database from before there were ids, or a copy of one: with SQLite it stands in the folder itself.
  const isOlder = known === null && (belonging === null || (dialect === 'sqlite' && belonging.database === dialect));
  const isOfFolder = known === null ? !isNew && isOlder : belonging === null;
  if (hasFiles && !isOfFolder) throw refused(folder, dialect);
  const installationId =
    known ?? (await storeId(database, installations, isOfFolder ? belonging?.installation_id : undefined));
  await writeBelonging(folder, { installation_id: installationId, database: dialect }, log);
}

function refused(folder: string, dialect: Dialect): DataFolderRefused {
  const remedy =
    dialect === 'postgres'
      ? 'Set DATABASE_URL or DATA_DIR so that they belong together; for a new installation set DATA_DIR to an empty folder.'
      : 'Set DATABASE_URL to their database, put their parley.db back, or set DATA_DIR to another folder.';
  const where = resolve(folder, FILES);
  return new DataFolderRefused(`The documents and recordings in ${where} belong to another database. ${remedy}`);
}

/** @returns the id that is stored, which another process that starts at the same time may have chosen */
async function storeId(database: Database, installations: InstallationRepository, id = newId()): Promise<string> {
  await database.write((manager) => installations.store(manager, id));
  return (await installations.id()) ?? id;
}

/** Whether a server ever ran on it: each counts what it makes, from its first agents on. */
function wasUsed(database: Database): Promise<boolean> {
  return CounterRepository.from(database.reader).isAnyKnown();
}

async function holdsFiles(folder: string): Promise<boolean> {
  for await (const entry of await entriesOf(folder)) {
    if (entry.name === UNFINISHED) continue;
    if (entry.isFile() || (entry.isDirectory() && (await holdsFiles(join(folder, entry.name))))) return true;
  }
  return false;
}

async function entriesOf(folder: string) {
  try {
    return await opendir(folder);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return [];
    throw error;
  }
}

/** Null when there is none, or one that nobody can read: then the folder counts as one from before there were ids. */
async function readBelonging(folder: string): Promise<Belonging | null> {
  let text: string;
  try {
    text = await readFile(join(folder, FILE), 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const found = JSON.parse(text) as Partial<Belonging>;
    return isId(found.installation_id) ? (found as Belonging) : null;
  } catch {
    return null;
  }
}

/** Whole or not at all. A folder that cannot be written keeps nobody from starting: nothing gets lost in it either. */
async function writeBelonging(folder: string, belonging: Belonging, log: Logger): Promise<void> {
  const part = join(folder, `${FILE}.${newId()}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(part, JSON.stringify(belonging), { mode: 0o600, flush: true });
    await rename(part, join(folder, FILE));
  } catch (error) {
    log.warn('which database the data folder belongs to was not written', { error });
    await rm(part, { force: true });
  }
}
