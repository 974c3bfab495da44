import { DomainError } from './domain-error.js';

/** Codes of the system, of SQLite and of Postgres for: there is no room left. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100']);
/** … and for: nothing may be written there. Postgres says so of a server that only reads. */
const READ_ONLY = new Set(['EROFS', 'SQLITE_READONLY', '25006']);
/** … which as errors of a file mean the same, but elsewhere may mean a socket or another program. */
const FORBIDDEN_FILE = new Set(['EACCES', 'EPERM']);

export type StorageProblem = 'full' | 'read_only';

/**
 * What goes wrong with the storage when an error, or what caused it, says so: the disk or a quota is full, or the folder
 * must not be written to. Null for any other error.
 */
export function storageProblem(error: unknown, depth = 0): StorageProblem | null {
  if (!(error instanceof Error) || depth > 4) return null;
  const { code, syscall, path, driverError } = error as Error & Record<string, unknown>;
  if (typeof code === 'string') {
    if (FULL.has(code)) return 'full';
    if (READ_ONLY.has(code)) return 'read_only';
    if (FORBIDDEN_FILE.has(code) && typeof path === 'string' && syscall !== 'spawn') return 'read_only';
  }
  return storageProblem(error.cause, depth + 1) ?? storageProblem(driverError, depth + 1);
}

/** The same in the words of the contract. @param options what an answer of an agent says beside it */
export function storageError(error: unknown, options: { fallback_message?: string } = {}): DomainError | null {
  const problem = storageProblem(error);
  if (problem === null) return null;
  const [code, detail] =
    problem === 'full'
      ? (['storage_full', 'The disk of the server is full. Nothing was stored; make room and try again.'] as const)
      : (['storage_read_only', 'The server may not write to its data folder. Nothing was stored.'] as const);
  return new DomainError('storage', code, detail, { ...options, logLevel: 'error', cause: error });
}
