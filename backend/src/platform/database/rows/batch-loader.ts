interface Asker<Row> {
  id: string;
  resolve: (row: Row | null) => void;
  reject: (error: unknown) => void;
}

/**
 * Reads rows by id, all that were asked for in one turn of the event loop with one statement: a hundred people who press
 * Enter at the same moment cost what one costs.
 */
export class BatchLoader<Row> {
  private askers: Asker<Row>[] = [];

  /** @param rows the rows of these ids, by id; those that do not exist are left out */
  constructor(private readonly rows: (ids: string[]) => Promise<Map<string, Row>>) {}

  /** Null when there is no such row. */
  get(id: string): Promise<Row | null> {
    return new Promise((resolve, reject) => {
      if (this.askers.length === 0) setImmediate(() => void this.read());
      this.askers.push({ id, resolve, reject });
    });
  }

  private async read(): Promise<void> {
    const { askers } = this;
    this.askers = [];
    try {
      const rows = await this.rows([...new Set(askers.map(({ id }) => id))]);
      for (const { id, resolve } of askers) resolve(rows.get(id) ?? null);
    } catch (error) {
      for (const { reject } of askers) reject(error);
    }
  }
}
