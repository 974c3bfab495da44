import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { longText, timestamp, uuid, word } from '../migration-columns.js';

/** What makes a repeated POST give the first answer again. */
export class IdempotencyKeys1763700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'idempotency_keys',
        columns: [
          word('scope', 64, { isPrimary: true }),
          word('key', 128, { isPrimary: true }),
          word('fingerprint', 64),
          uuid('resource_id'),
          longText('response_body', { isNullable: true }),
          timestamp('created_at'),
        ],
        indices: [{ name: 'idempotency_keys_by_age', columnNames: ['created_at'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('idempotency_keys');
  }
}
