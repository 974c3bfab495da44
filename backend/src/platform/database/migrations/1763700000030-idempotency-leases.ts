import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which process answers a request with a key now, and until when that counts. */
export class IdempotencyLeases1763700000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE idempotency_keys ADD COLUMN runner_id varchar(36)');
    await runner.query('ALTER TABLE idempotency_keys ADD COLUMN lease_expires_at varchar(24)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE idempotency_keys DROP COLUMN lease_expires_at');
    await runner.query('ALTER TABLE idempotency_keys DROP COLUMN runner_id');
  }
}
