import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import sqlite3 from 'sqlite3';
import { backUp, restore } from './data-backup.mjs';

let folder, data, backup, database;
const run = (sql) => new Promise((done, fail) => database.exec(sql, (error) => (error ? fail(error) : done())));
const close = () => new Promise((done) => database.close(done));
const open = (file) =>
  new Promise((done, fail) => {
    const opened = new sqlite3.Database(file, (error) => (error ? fail(error) : done(opened)));
  });
const words = async () => {
  const opened = await open(join(data, 'parley.db'));
  const rows = await new Promise((done) => opened.all('SELECT word FROM note ORDER BY word', (_, all) => done(all)));
  await new Promise((done) => opened.close(done));
  return rows.map(({ word }) => word);
};
const file = (...path) => readFileSync(join(data, 'files', ...path), 'utf8');

/** A data folder whose server is running: everything is still in the write-ahead log. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-backup-'));
  [data, backup] = [join(folder, 'data'), join(folder, 'backup')];
  mkdirSync(join(data, 'files/audio/.unfinished'), { recursive: true });
  mkdirSync(join(data, 'files/.unfinished'), { recursive: true });
  writeFileSync(join(data, 'files/audio/one.webm'), 'sound');
  writeFileSync(join(data, 'files/.unfinished/half'), 'half');
  database = await open(join(data, 'parley.db'));
  await run("PRAGMA journal_mode = WAL; CREATE TABLE note (word TEXT); INSERT INTO note VALUES ('first')");
});

afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

test('A backup made while the server runs brings back everything of that moment, and nothing later', async () => {
  const { files } = await backUp(data, backup);
  assert.equal(files, 1);
  await run("INSERT INTO note VALUES ('later')");
  writeFileSync(join(data, 'files/audio/one.webm'), 'changed');
  await close();

  const moved = await restore(backup, data);
  assert.deepEqual(await words(), ['first']);
  assert.equal(file('audio/one.webm'), 'sound');
  assert.equal(existsSync(join(data, 'files/.unfinished/half')), false);
  assert.equal(readFileSync(join(moved, 'files/audio/one.webm'), 'utf8'), 'changed');
  assert.ok(existsSync(join(moved, 'parley.db')));
  assert.deepEqual(
    readdirSync(data).filter((name) => name.startsWith('.')),
    [],
  );
});

test('A write-ahead log that a crash left behind never gets into the restored database', async () => {
  await backUp(data, backup);
  await run("INSERT INTO note VALUES ('later')");
  const log = readFileSync(join(data, 'parley.db-wal'));
  await close();
  writeFileSync(join(data, 'parley.db-wal'), log);
  await restore(backup, data);
  assert.deepEqual(await words(), ['first']);
});

test('A backup goes into an empty folder as well', async () => {
  await backUp(data, backup);
  await close();
  rmSync(data, { recursive: true });
  assert.equal(await restore(backup, data), null);
  assert.deepEqual(await words(), ['first']);
});

test('A backup of another installation goes in without the mark of the one that was there', async () => {
  await backUp(data, backup);
  await close();
  writeFileSync(join(data, 'parley.installation.json'), '{"installation_id":"another","database":"sqlite"}');
  const moved = await restore(backup, data);
  assert.equal(existsSync(join(data, 'parley.installation.json')), false);
  assert.equal(existsSync(join(moved, 'parley.installation.json')), true);
});

test('A backup is copied whole while somebody else writes without pause', async () => {
  let isWriting = true;
  const writing = (async () => {
    for (let n = 0; isWriting; n++) await run(`INSERT INTO note VALUES ('word ${n}')`);
  })();
  await backUp(data, backup);
  isWriting = false;
  await writing;
  await close();
  await restore(backup, data);
  assert.equal((await words())[0], 'first');
});

test('Nothing is restored under a running server', async () => {
  await backUp(data, backup);
  const lock = await open(join(data, 'parley.lock'));
  await new Promise((done) => lock.exec('BEGIN EXCLUSIVE', done));
  await assert.rejects(restore(backup, data), /A server runs on .*: stop it first\./);
  assert.deepEqual(await words(), ['first']);
  await new Promise((done) => lock.close(done));
});

test('A damaged or missing backup is refused before anything is touched', async () => {
  await assert.rejects(restore(backup, data), /There is no parley\.db/);
  mkdirSync(backup);
  writeFileSync(join(backup, 'parley.db'), 'this is no database, and long enough to be looked at as one'.repeat(40));
  await assert.rejects(restore(backup, data), /NOTADB|not a database/);
  assert.deepEqual(await words(), ['first']);
});

test('A backup is never written over another one, and leaves nothing half made', async () => {
  await backUp(data, backup);
  await assert.rejects(backUp(data, backup), /exists already/);
  await assert.rejects(backUp(join(folder, 'nowhere'), join(folder, 'other')), /There is no parley\.db/);
  assert.deepEqual(readdirSync(folder).sort(), ['backup', 'data']);
});
