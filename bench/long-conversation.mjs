/** Writes a conversation of any length straight into the SQLite file, and reads pages of it there. */
import { join } from 'node:path';
import { promisify } from 'node:util';
import sqlite3 from 'sqlite3';

/** @returns promises of what sqlite3 does with callbacks */
export async function openDatabase(dataDir) {
  const database = new sqlite3.Database(join(dataDir, 'parley.db'));
  return {
    run: promisify(database.run.bind(database)),
    all: promisify(database.all.bind(database)),
    close: promisify(database.close.bind(database)),
  };
}

/** Ids of the written messages: ordered by time like a UUID v7, one per millisecond. */
const FIRST_MS = Date.UTC(2026, 0, 1);
export function messageId(index) {
  const time = (FIRST_MS + index).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${index.toString(16).padStart(12, '0')}`;
}
const idOf = (index) =>
  `(WITH t(h) AS (SELECT printf('%012x', ${FIRST_MS} + ${index}))
    SELECT substr(h, 1, 8) || '-' || substr(h, 9) || '-7000-8000-' || printf('%012x', ${index}) FROM t)`;

/** Lengthens a session that has had its first turn by `count` messages, copies of its last with ids of their own. */
export async function lengthen(database, sessionId, count) {
  const [last] = await database.all('SELECT * FROM messages WHERE session_id = ? ORDER BY id DESC LIMIT 1', [
    sessionId,
  ]);
  const written = {
    id: idOf('i'),
    parent_id: `CASE i WHEN 1 THEN '${last.id}' ELSE ${idOf('i - 1')} END`,
    role: "CASE i % 2 WHEN 1 THEN 'user' ELSE 'assistant' END",
    content: "'Message ' || i || ' of a long conversation. ' || hex(randomblob(60))",
  };
  const columns = Object.keys(last).map((name) => `"${name}"`);
  const values = Object.keys(last).map((name) => written[name] ?? `template."${name}"`);
  await database.run('PRAGMA synchronous = OFF');
  await database.run(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
     INSERT INTO messages (${columns}) SELECT ${values} FROM n, messages AS template WHERE template.id = ?`,
    [last.id],
  );
  await database.run('UPDATE sessions SET message_count = message_count + ?, active_message_id = ? WHERE id = ?', [
    count,
    messageId(count),
    sessionId,
  ]);
}

/** The statement of backend/src/features/sessions/message/branch.ts. */
const BRANCH = `
  WITH RECURSIVE branch (message_id, next_id, distance) AS (
    SELECT id, parent_id, 1 FROM messages WHERE id = $1
    UNION ALL
    SELECT messages.id, messages.parent_id, branch.distance + 1
    FROM branch JOIN messages ON messages.id = branch.next_id
    WHERE branch.distance < $2
  )
  SELECT messages.* FROM branch JOIN messages ON messages.id = branch.message_id ORDER BY branch.distance DESC`;

export function readPage(database, leafId, limit) {
  return database.all(BRANCH, [leafId, limit]);
}
