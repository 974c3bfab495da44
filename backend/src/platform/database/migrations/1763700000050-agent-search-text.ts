import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldText } from '../rows/folded-text.js';

interface AgentRow {
  id: string;
  name: string;
  description: string;
}

/** Agents read at once. */
const ROWS = 200;

/** What a search for agents compares, folded by us: the databases fold differently. */
export class AgentSearchText1763700000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE agents ADD COLUMN search_text text');
    let rows: AgentRow[] = await page(runner, null);
    while (rows.length > 0) {
      for (const { id, name, description } of rows) {
        const folded = foldText(`${name}\n${description}`);
        await runner.query('UPDATE agents SET search_text = $1 WHERE id = $2', [folded, id]);
      }
      rows = await page(runner, rows.at(-1)?.id ?? null);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE agents DROP COLUMN search_text');
  }
}

function page(runner: QueryRunner, after: string | null): Promise<AgentRow[]> {
  const where = after === null ? '' : 'WHERE id > $1';
  const parameters = after === null ? [] : [after];
  const sql = `SELECT id, name, description FROM agents ${where} ORDER BY id LIMIT ${ROWS}`;
  return runner.query(sql, parameters) as Promise<AgentRow[]>;
}
