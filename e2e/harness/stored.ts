import { join } from 'node:path';
import { expect } from '@playwright/test';
import sqlite from 'sqlite3';

/** Reads what is on disk, past the server. @param sql must be a query */
export function stored<Row>(dataDir: string, sql: string): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const database = new sqlite.Database(join(dataDir, 'parley.db'), sqlite.OPEN_READWRITE);
    database.all<Row>(sql, (error, rows) => {
      database.close();
      if (error) reject(error);
      else resolve(rows);
    });
  });
}

/** What SQLite itself says about the file: `ok`, or what is broken. */
export async function integrity(dataDir: string): Promise<string[]> {
  const rows = await stored<{ integrity_check: string }>(dataDir, 'PRAGMA integrity_check');
  return rows.map((row) => row.integrity_check);
}

/** The file is whole, and every counter says how many rows there are. */
export async function expectSoundFile(dataDir: string): Promise<void> {
  expect(await integrity(dataDir)).toEqual(['ok']);
  const wrongSessions = await stored(
    dataDir,
    'SELECT id FROM sessions WHERE message_count <> (SELECT COUNT(*) FROM messages WHERE session_id = sessions.id)',
  );
  const wrongAgents = await stored(
    dataDir,
    'SELECT id FROM agents WHERE session_count <> (SELECT COUNT(*) FROM sessions WHERE agent_id = agents.id)',
  );
  expect([...wrongSessions, ...wrongAgents]).toEqual([]);
}
