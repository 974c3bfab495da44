import type { DataSource, EntityManager } from 'typeorm';
import type { ReadRepository } from '../read-repository.js';
import { InstallationRow } from './installation.entity.js';

const NUMBER = 1;

/** For use before the application exists: it checks whether it may start. */
export class InstallationRepository {
  private readonly rows: ReadRepository<InstallationRow>;

  constructor(reader: DataSource) {
    this.rows = reader.getRepository(InstallationRow);
  }

  /** Null until one is stored. */
  async id(): Promise<string | null> {
    return (await this.rows.findOneBy({ number: NUMBER }))?.id ?? null;
  }

  /** Leaves the id that another process stored first. */
  async store(manager: EntityManager, id: string): Promise<void> {
    await manager.query('INSERT INTO installation (number, id) VALUES ($1, $2) ON CONFLICT (number) DO NOTHING', [
      NUMBER,
      id,
    ]);
  }
}
