import type { ObjectLiteral, Repository } from 'typeorm';

/**
 * All that a repository may do with the TypeORM repository it injects: every write goes through `Database.write`. On SQLite
 * its connection is read-only too; on Postgres, which has one pool for both, this type is what holds.
 */
export type ReadRepository<Entity extends ObjectLiteral> = Pick<
  Repository<Entity>,
  'find' | 'findBy' | 'findOne' | 'findOneBy' | 'findOneByOrFail' | 'existsBy' | 'createQueryBuilder'
>;
