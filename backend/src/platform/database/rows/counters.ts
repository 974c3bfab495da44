import type { EntityManager } from 'typeorm';

/** The value kept under `name`; 0 before the first change. */
export async function readCounter(manager: EntityManager, name: string): Promise<number> {
  const [row] = await manager.query<{ value: number }[]>('SELECT value FROM counters WHERE name = $1', [name]);
  return row?.value ?? 0;
}

/** Adds `difference`; call it in the transaction that adds or removes the rows. */
export async function changeCounter(manager: EntityManager, name: string, difference: number): Promise<void> {
  await manager.query(
    'INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value',
    [name, difference],
  );
}

/** Whether anything was ever counted under `name`, also when it is back at 0. */
export async function hasCounter(manager: EntityManager, name: string): Promise<boolean> {
  const rows: unknown[] = await manager.query('SELECT value FROM counters WHERE name = $1', [name]);
  return rows.length > 0;
}
