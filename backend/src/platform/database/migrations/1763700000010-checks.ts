import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How good a check question's result is and what it was made from, and how long an answer's search took. */
export class Checks1763700000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE check_questions ADD COLUMN found_rank integer');
    await runner.query('ALTER TABLE check_questions ADD COLUMN checked_state varchar(64)');
    await runner.query('ALTER TABLE messages ADD COLUMN search_duration_ms integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages DROP COLUMN search_duration_ms');
    await runner.query('ALTER TABLE check_questions DROP COLUMN checked_state');
    await runner.query('ALTER TABLE check_questions DROP COLUMN found_rank');
  }
}
