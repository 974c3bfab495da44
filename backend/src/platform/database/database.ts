import type { DataSource, EntityManager, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import { DomainError } from '../domain-error.js';
import { type DataSources, type Dialect, loadVectorExtension } from './data-source.js';
import { migrate } from './migrate.js';
import { retryConflicts } from './retry-conflicts.js';
import { WriteGate } from './write-gate.js';

/**
 * The database as features see it: `read` for questions, `write` for every change. Nothing else may write: see
 * `write-gate.ts` for why.
 */
export class Database {
  private gate: WriteGate | null = null;
  private runner: QueryRunner | null = null;
  private vectors = false;
  private readonly opening: { [kind in keyof DataSources['searchers']]?: Promise<void> } = {};

  constructor(
    private readonly sources: DataSources,
    /** Folder of the SQLite file; a backup made before a migration goes there too. */
    private readonly dataDir: string,
  ) {}

  get dialect(): Dialect {
    return this.sources.dialect;
  }

  /** Sees what is committed, and only that. */
  get read(): EntityManager {
    return this.sources.reader.manager;
  }

  /** As `read`, on connections of their own, opened by the first search: it waits for no other question. */
  async search(kind: keyof DataSources['searchers']): Promise<EntityManager> {
    const source = this.sources.searchers[kind];
    if (!source.isInitialized) await (this.opening[kind] ??= this.openSearcher(kind));
    return source.manager;
  }

  /** Whether SQLite can compare vectors here. */
  get comparesVectors(): boolean {
    return this.vectors;
  }

  /** Where `read` comes from, for `TypeOrmModule`. */
  get reader(): DataSource {
    return this.sources.reader;
  }

  repository<Entity extends ObjectLiteral>(entity: new () => Entity): Repository<Entity> {
    return this.read.getRepository(entity);
  }

  /**
   * Runs `work` in a transaction and resolves when it is on disk. `work` must do nothing but talk to the database through
   * the manager it is given; a nested `write` would wait for itself. It runs again from its beginning when Postgres took
   * the transaction back because of another one.
   */
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.gate) return this.gate.run(work);
    return retryConflicts(() => this.sources.writer.transaction(work));
  }

  /** As `write`, for work that is a single statement. */
  writeOne<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.gate ? this.gate.run(work, true) : retryConflicts(() => work(this.sources.writer.manager));
  }

  /** Connects, and brings the schema up to date. @throws when the database cannot be opened or migrated */
  async open(): Promise<void> {
    const { writer, reader, dialect } = this.sources;
    await writer.initialize();
    if (dialect === 'sqlite') {
      // FULL: an acknowledged row survives a power cut. NORMAL in WAL mode does not give that.
      await writer.query('PRAGMA synchronous = FULL');
      // Before anything else: rows of tables that this extension made cannot be deleted without it.
      this.vectors = await loadVectorExtension(writer);
    }
    await migrate(writer, dialect, this.dataDir);
    if (reader !== writer) await reader.initialize();
    if (dialect === 'sqlite') {
      this.runner = writer.createQueryRunner();
      this.gate = new WriteGate(this.runner);
    }
  }

  /** @throws DomainError `database_unavailable` */
  async check(): Promise<void> {
    try {
      await this.read.query('SELECT 1');
    } catch (cause) {
      throw new DomainError('internal', 'database_unavailable', 'The database does not answer.', {
        title: 'Database Unavailable',
        cause,
      });
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(Object.values(this.opening));
    await this.gate?.idle();
    await this.runner?.release();
    const { writer, reader, searchers } = this.sources;
    for (const source of [searchers.words, searchers.vectors, reader]) {
      if (source !== writer && source.isInitialized) await source.destroy();
    }
    if (writer.isInitialized) await writer.destroy();
  }

  private async openSearcher(kind: keyof DataSources['searchers']): Promise<void> {
    const source = this.sources.searchers[kind];
    try {
      await source.initialize();
      if (this.vectors) await loadVectorExtension(source);
    } finally {
      // If it failed, the next search tries again.
      delete this.opening[kind];
    }
  }
}
