import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [
  ['sessions', 'input_mode', "varchar(5) NOT NULL DEFAULT 'text'"],
  ['sessions', 'output_mode', "varchar(5) NOT NULL DEFAULT 'text'"],
  ['sessions', 'recording_count', 'integer NOT NULL DEFAULT 0'],
  ['sessions', 'recording_bytes', 'double precision NOT NULL DEFAULT 0'],
  ['messages', 'message_type', "varchar(5) NOT NULL DEFAULT 'text'"],
  ['messages', 'audio_file', 'varchar(60)'],
  ['messages', 'audio', 'text'],
] as const;

/**
 * How sessions are held, and the sound of messages. Plain SQL: TypeORM would copy and drop the tables on SQLite, and what
 * hangs on their rows would go along.
 */
export class Voice1763700000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, name, type] of COLUMNS) {
      await runner.query(`ALTER TABLE "${table}" ADD COLUMN "${name}" ${type}`);
    }
    await runner.query(
      'CREATE UNIQUE INDEX "messages_by_audio_file" ON "messages" ("audio_file") WHERE audio_file IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "messages_by_audio_file"');
    for (const [table, name] of COLUMNS) await runner.query(`ALTER TABLE "${table}" DROP COLUMN "${name}"`);
  }
}
