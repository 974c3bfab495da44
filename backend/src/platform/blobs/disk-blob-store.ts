import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '../ids.js';
import { type BlobEntry, type BlobFacts, BlobStore, type ByteRange } from './blob-store.js';
import { UPLOADS_FOLDER } from './stored-upload.js';

/** Words, digits and the marks between them: nothing that leads out of the folder. */
const KEY = /^[a-z0-9][a-z0-9_-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/i;
/** Blobs in one batch. */
const BATCH = 500;
/** Files that are still being written; what is left over was never acknowledged. */
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

  putWithoutSync(key: string, content: AsyncIterable<Uint8Array>): Promise<BlobFacts> {
    return this.store(key, content, false);
  }

  async sync(key: string): Promise<void> {
    const path = this.path(key);
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(dirname(path));
  }

  async move(from: string, to: string): Promise<void> {
    const path = this.path(to);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(this.path(from), path);
  }

  private async store(key: string, content: AsyncIterable<Uint8Array>, synced: boolean): Promise<BlobFacts> {
    const path = this.path(key);
    const part = join(this.folder, UNFINISHED, newId());
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

  /**
   * Removes files that nobody finishes any more, and uploads whose request is over. @returns how many
   * @param ageMs how long ago they were last written to; 0 for all, when no other process uses the folder
   */
  async clearUnfinished(ageMs = 0): Promise<number> {
    const limitMs = Date.now() - ageMs;
    let removed = 0;
    for (const folder of [UNFINISHED, UPLOADS_FOLDER]) {
      for await (const path of filesBelow(join(this.folder, folder))) {
        if (((await writtenAt(path)) ?? Infinity) > limitMs) continue;
        await rm(path, { force: true });
        removed += 1;
      }
    }
    return removed;
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

  async *batches(folder: string): AsyncGenerator<BlobEntry[]> {
    let batch: BlobEntry[] = [];
    for await (const path of filesBelow(this.path(folder))) {
      const writtenAtMs = await writtenAt(path);
      if (writtenAtMs === null) continue;
      batch.push({ key: relative(this.folder, path).replaceAll('\\', '/'), writtenAtMs });
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  private path(key: string): string {
    if (!KEY.test(key)) throw new Error('not a key of a blob');
    return join(this.folder, key);
  }
}

async function write(path: string, content: AsyncIterable<Uint8Array>, synced: boolean): Promise<BlobFacts> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const file: FileHandle = await open(path, 'wx', 0o600);
  try {
    for await (const bytes of content) {
      hash.update(bytes);
      sizeBytes += bytes.length;
      await file.writeFile(bytes);
    }
    if (synced) await file.sync();
  } finally {
    await file.close();
  }
  return { size_bytes: sizeBytes, sha256: hash.digest('hex') };
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

/** One after the other, so that a folder may hold any number. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch((error: unknown) => nothing(error, []));
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/** Null when it was deleted meanwhile. */
async function writtenAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    return nothing(error, null);
  }
}

function nothing<T>(error: unknown, otherwise: T): T {
  if ((error as { code?: string }).code === 'ENOENT') return otherwise;
  throw error;
}
