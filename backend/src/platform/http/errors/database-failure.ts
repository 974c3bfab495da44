/** System and driver codes that mean: the database itself does not work, not: this statement was wrong. */
const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'SQLITE_BUSY',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_MISUSE',
  'SQLITE_NOTADB',
  'SQLITE_READONLY',
]);

/** Postgres classes: connection exception, insufficient resources, operator intervention, wrong sign-in, no such database. */
const UNAVAILABLE_SQLSTATE = /^(08|53|57P|28|3D)/;

/** Failures that pg and TypeORM report without a code. */
const UNAVAILABLE_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Connection is not established|Cannot use a pool after)/;

/** True when an error, or what caused it, says that the database cannot be used now. */
export function isDatabaseFailure(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false;
  const { code, driverError, errors } = error as { code?: unknown; driverError?: unknown; errors?: unknown };
  if (typeof code === 'string' && (UNAVAILABLE.has(code) || UNAVAILABLE_SQLSTATE.test(code))) return true;
  if (UNAVAILABLE_MESSAGE.test(error.message)) return true;
  const nested = [error.cause, driverError, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return nested.some((inner) => isDatabaseFailure(inner, depth + 1));
}
