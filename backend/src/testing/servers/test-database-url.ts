/** The Postgres server on which the specs make databases of their own; null to run them on SQLite. */
export function testDatabaseUrl(): string | null {
  return process.env['TEST_DATABASE_URL'] || null;
}
