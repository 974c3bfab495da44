import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '../ids.js';
import { type BlobFacts, BlobStore, type ByteRange } from './blob-store.js';

/** Words, digits and the marks between them: nothing that leads out of the folder. */
const KEY = /^[a-z0-9][a-z0-9_-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/i;
/** Files that are still being written, each named by its process; what is left over was never acknowledged. */
const UNFINISHED = '.unfinished';

/** Blobs as files in a folder. */
export class DiskBlobStore extends BlobStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(key: string, content: AsyncIterable<Uint8Array>): Promise<BlobFacts> {
    const facts = await this.store(key, content, true);
    await syncFolder(dirname(this.path(key)));
    return facts;
  }

  putQuickly(key: string, content: AsyncIterable<Uint8Array>): Promise<BlobFacts> {
    return this.store(key, content, false);
  }

  async secure(key: string): Promise<void> {
    const path = this.path(key);
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(dirname(path));
  }

  private async store(key: string, content: AsyncIterable<Uint8Array>, synced: boolean): Promise<BlobFacts> {
    const path = this.path(key);
    const part = join(this.folder, UNFINISHED, `${process.pid}-${newId()}`);
    await mkdir(dirname(part), { recursive: true, mode: 0o700 });
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      const facts = await write(part, content, synced);
      await rename(part, path);
      return facts;
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  /** Removes what processes that ended have left unfinished. For the start: this process has none yet. */
  async clearUnfinished(): Promise<void> {
    const folder = join(this.folder, UNFINISHED);
    const names = await readdir(folder).catch((error: unknown) => nothing(error, []));
    const left = names.filter((name) => !isRunning(Number(name.split('-')[0])));
    await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
  }

  async open(key: string, range?: ByteRange): Promise<Readable | null> {
    return (await this.sizeOf(key)) === null ? null : createReadStream(this.path(key), range ?? {});
  }

  async sizeOf(key: string): Promise<number | null> {
    try {
      return (await stat(this.path(key))).size;
    } catch (error) {
      return nothing(error, null);
    }
  }

  async localFile(key: string): Promise<string | null> {
    return (await this.sizeOf(key)) === null ? null : this.path(key);
  }

  async delete(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  async deleteAll(folder: string): Promise<void> {
    await rm(this.path(folder), { recursive: true, force: true });
  }

  async list(folder: string): Promise<string[]> {
    try {
      const entries = await readdir(this.path(folder), { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(this.folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    } catch (error) {
      return nothing(error, []);
    }
  }

  private path(key: string): string {
    if (!KEY.test(key)) throw new Error('not a key of a blob');
    return join(this.folder, key);
  }
}

async function write(path: string, content: AsyncIterable<Uint8Array>, synced: boolean): Promise<BlobFacts> {
  const hash = createHash('sha256');
  let size_bytes = 0;
  const file: FileHandle = await open(path, 'wx', 0o600);
  try {
    for await (const bytes of content) {
      hash.update(bytes);
      size_bytes += bytes.length;
      await file.writeFile(bytes);
    }
    if (synced) await file.sync();
  } finally {
    await file.close();
  }
  return { size_bytes, sha256: hash.digest('hex') };
}

/** The new name is on disk only when its folder is. Not every system can do this; those need not. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Whether another process of this machine has this number. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

function nothing<T>(error: unknown, otherwise: T): T {
  if ((error as { code?: string }).code === 'ENOENT') return otherwise;
  throw error;
}
