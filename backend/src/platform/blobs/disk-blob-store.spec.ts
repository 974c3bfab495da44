import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { DiskBlobStore } from './disk-blob-store.js';

let folder: string;
let blobs: DiskBlobStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-blobs-'));
  blobs = new DiskBlobStore(folder);
});

afterEach(() => rm(folder, { recursive: true }));

const bytes = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)));

async function read(key: string): Promise<string | null> {
  const stream = await blobs.open(key);
  return stream && text(stream);
}

async function keys(): Promise<string[]> {
  const found: string[] = [];
  for await (const batch of blobs.batches('documents')) found.push(...batch.map(({ key }) => key));
  return found;
}

describe('Files of the product on disk', () => {
  it('come back as they were stored, whole or in part', async () => {
    const facts = await blobs.put('documents/a/b', bytes('hello ', 'world'));
    expect(facts).toEqual({
      size_bytes: 11,
      sha256: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    });
    expect(await read('documents/a/b')).toBe('hello world');
    const part = await blobs.open('documents/a/b', { start: 6, end: 8 });
    expect(part && (await text(part))).toBe('wor');
    expect(await blobs.sizeOf('documents/a/b')).toBe(11);
  });

  it('leave nothing behind when their content breaks off', async () => {
    const broken = async function* () {
      yield Buffer.from('half');
      await Promise.resolve();
      throw new Error('the client went away');
    };
    await expect(blobs.put('documents/a/b', broken())).rejects.toThrow('the client went away');
    expect(await read('documents/a/b')).toBeNull();
    expect(await readdir(join(folder, 'documents/a'))).toEqual([]);
  });

  it('are deleted one by one or with their folder', async () => {
    for (const key of ['documents/a/1', 'documents/a/2', 'documents/b/3']) await blobs.put(key, bytes('x'));
    await blobs.delete('documents/a/1');
    expect((await keys()).sort()).toEqual(['documents/a/2', 'documents/b/3']);
    await blobs.deleteAll('documents/a');
    expect(await keys()).toEqual(['documents/b/3']);
    await blobs.delete('documents/a/1');
    expect(await blobs.localFile('documents/a/1')).toBeNull();
  });

  it('are listed some at a time', async () => {
    await Promise.all(Array.from({ length: 501 }, (_, at) => blobs.putWithoutSync(`documents/a/${at}`, bytes('x'))));
    const sizes: number[] = [];
    for await (const batch of blobs.batches('documents')) sizes.push(batch.length);
    expect(sizes).toEqual([500, 1]);
    for await (const batch of blobs.batches('nothing')) sizes.push(batch.length);
    expect(sizes).toHaveLength(2);
  });

  it('that nobody finishes any more are removed by age, and those of another process that still writes are not', async () => {
    const unfinished = join(folder, '.unfinished');
    await mkdir(unfinished);
    for (const name of ['old', 'new']) await writeFile(join(unfinished, name), 'half');
    const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
    await utimes(join(unfinished, 'old'), twoHoursAgo, twoHoursAgo);
    expect(await blobs.clearUnfinished(60 * 60 * 1000)).toBe(1);
    expect(await readdir(unfinished)).toEqual(['new']);
    expect(await blobs.clearUnfinished()).toBe(1);
  });

  it.each(['../parley.db', 'documents/../../x', '/etc/passwd', 'a//b', '', 'a\0b'])(
    'never have a name that leads elsewhere: %j',
    async (key) => {
      await expect(blobs.put(key, bytes('x'))).rejects.toThrow('not a key');
    },
  );
});
