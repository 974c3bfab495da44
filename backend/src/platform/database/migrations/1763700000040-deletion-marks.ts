import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['agents', 'sessions', 'documents'] as const;

/** When a thing was deleted: from then on nobody sees it, and its rows are removed little by little. */
export class DeletionMarks1763700000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN deleted_at varchar(24)`);
      await runner.query(`CREATE INDEX ${table}_deleted ON ${table} (deleted_at) WHERE deleted_at IS NOT NULL`);
    }
    // Without it every document that goes is looked for in all check questions.
    await runner.query('CREATE INDEX check_questions_by_document ON check_questions (document_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX check_questions_by_document');
    for (const table of TABLES) {
      await runner.query(`DROP INDEX ${table}_deleted`);
      await runner.query(`ALTER TABLE ${table} DROP COLUMN deleted_at`);
    }
  }
}
