import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DocumentReader } from './document-reader.js';
import { READING_LIMITS } from './reader-protocol.js';

const NOTHING = { opened: () => undefined, page: () => undefined };

/** Processes that this one started. */
function children(): number[] {
  const found = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  return found.split('\n').flatMap((line) => (line.includes('reader-main') ? [Number.parseInt(line, 10)] : []));
}

describe('Reading a document', () => {
  let folder: string;
  let path: string;
  const { signal } = new AbortController();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-reader-'));
    path = join(folder, 'plain.txt');
    await writeFile(path, 'A sentence that says something. '.repeat(200_000));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('blames the file only for the processor time that it took', async () => {
    const reader = new DocumentReader();
    reader.limits = { ...READING_LIMITS, cpuMs: 1 };
    await expect(reader.read({ path, kind: 'text', knownPages: [] }, NOTHING, signal)).rejects.toMatchObject({
      problem: 'too_slow',
    });
  });

  it('says that the machine was too slow when the reader got no time at all', async () => {
    const reader = new DocumentReader();
    reader.limits = { ...READING_LIMITS, wallMs: 1500 };
    const reading = reader.read({ path, kind: 'text', knownPages: [] }, NOTHING, signal);
    for (const pid of children()) process.kill(pid, 'SIGSTOP');
    await expect(reading).rejects.toMatchObject({ problem: 'timed_out' });
  });
});
