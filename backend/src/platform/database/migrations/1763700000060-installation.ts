import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { uuid } from '../migration-columns.js';

/** Which installation the database belongs to; the data folder says the same. */
export class Installation1763700000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({ name: 'installation', columns: [{ name: 'number', type: 'integer', isPrimary: true }, uuid('id')] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('installation');
  }
}
