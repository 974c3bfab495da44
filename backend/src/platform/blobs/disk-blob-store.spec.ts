import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
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
    expect(await blobs.list('documents')).toEqual(expect.arrayContaining(['documents/a/2', 'documents/b/3']));
    await blobs.deleteAll('documents/a');
    expect(await blobs.list('documents')).toEqual(['documents/b/3']);
    await blobs.delete('documents/a/1');
    expect(await blobs.localFile('documents/a/1')).toBeNull();
  });

  it.each(['../parley.db', 'documents/../../x', '/etc/passwd', 'a//b', '', 'a\0b'])(
    'never have a name that leads elsewhere: %j',
    async (key) => {
      await expect(blobs.put(key, bytes('x'))).rejects.toThrow('not a key');
    },
  );
});
