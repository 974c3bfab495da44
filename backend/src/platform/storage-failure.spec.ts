import { describe, expect, it } from '@jest/globals';
import { storageError, storageProblem } from './storage-failure.js';

const failing = (fields: Record<string, unknown>) => Object.assign(new Error('failed'), fields);

describe('A storage that takes nothing more', () => {
  it.each(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100'])('is full when the cause says %s', (code) => {
    expect(storageProblem(failing({ code }))).toBe('full');
    expect(storageProblem(failing({ driverError: failing({ code }) }))).toBe('full');
    expect(storageProblem(new Error('not stored', { cause: failing({ code }) }))).toBe('full');
    expect(storageError(failing({ code }))).toMatchObject({ kind: 'storage', code: 'storage_full' });
  });

  it.each([
    { code: 'EROFS' },
    { code: 'SQLITE_READONLY' },
    { code: 'EACCES', path: '/data/documents/x', syscall: 'open' },
  ])('is read-only for %j', (fields) => {
    expect(storageError(failing(fields))).toMatchObject({ kind: 'storage', code: 'storage_read_only' });
  });

  it.each([
    { code: 'ECONNREFUSED' },
    { code: 'EACCES', syscall: 'listen' },
    { code: 'EACCES', path: 'ffmpeg', syscall: 'spawn' },
    { code: 'ENOENT' },
    {},
  ])('is not to blame for %j', (fields) => {
    expect(storageError(failing(fields))).toBeNull();
    expect(storageProblem('text')).toBeNull();
  });

  it('says neither a path nor SQL', () => {
    const error = storageError(failing({ code: 'ENOSPC', path: '/secret/place', message: 'INSERT INTO agents' }));
    expect(error?.detail).not.toMatch(/secret|INSERT/);
  });
});
