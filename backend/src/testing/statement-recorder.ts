import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { SqliteQueryRunner } from 'typeorm/driver/sqlite/SqliteQueryRunner.js';

type Query = (this: unknown, query: string, ...rest: unknown[]) => Promise<unknown>;

/** Runs `work` and gives the SQL statements that ran meanwhile in all servers of this process, in order. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const restore = [SqliteQueryRunner, PostgresQueryRunner].map((runner) => record(runner.prototype, statements));
  try {
    await work();
  } finally {
    for (const end of restore) end();
  }
  return statements;
}

function record(runner: object, statements: string[]): () => void {
  const recorded = runner as { query: Query };
  const { query } = recorded;
  recorded.query = function (statement, ...rest) {
    statements.push(statement.replace(/\s+/g, ' ').trim());
    return query.call(this, statement, ...rest);
  };
  return () => void (recorded.query = query);
}
