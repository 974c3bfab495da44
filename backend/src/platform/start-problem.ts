interface SystemError {
  code?: string;
  syscall?: string;
  address?: string;
  port?: number;
  path?: string;
}

/** Errors whose message is written for a person; by name, because loading their classes loads what an old Node cannot. */
const FOR_PEOPLE = new Set(['ConfigError', 'DataFolderRefused']);

/** Why the server cannot start, in one line for a person, where we know what to do about it. */
export function startProblem(error: unknown): string {
  if (!(error instanceof Error)) return `The server cannot start: ${String(error)}`;
  const { code = '', syscall, address, port, path } = error as SystemError;
  if (syscall === 'listen' || code === 'EADDRINUSE') return listenProblem(code, address ?? '', port ?? 0);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(code) && path !== undefined) {
    return `Cannot write to ${path} (${code}). Make the folder writable or set DATA_DIR.`;
  }
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return `The file parley.db in DATA_DIR is damaged or no database (${code}). Put a copy back or move it away.`;
  }
  if (code.startsWith('SQLITE_')) {
    return `Cannot open the database in DATA_DIR (${code}). Make the folder and its files writable, or set DATA_DIR.`;
  }
  if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', 'ECONNRESET'].includes(code)) {
    return `The database does not answer (${code}). Start it or correct DATABASE_URL.`;
  }
  if (/^(28|3D)/.test(code))
    return `The database refuses us (${code}). Correct user, password or name in DATABASE_URL.`;
  return FOR_PEOPLE.has(error.name) ? error.message : `The server cannot start: ${error.message}`;
}

function listenProblem(code: string, address: string, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} on ${address} is in use. Stop the other program or set PORT.`;
  if (code === 'EACCES') return `Port ${port} needs more rights. Set PORT to 1024 or more.`;
  return `Cannot listen on ${address}:${port} (${code}). Correct HOST and PORT.`;
}
