import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why an answer failed or was interrupted, with the answer. */
export class MessageErrors1763700000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages ADD COLUMN error text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages DROP COLUMN error');
  }
}
