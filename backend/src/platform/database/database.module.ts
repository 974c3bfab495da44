import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Config } from '../../config/settings.js';
import { makeDataSources } from './data-source.js';
import { Database } from './database.js';

@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** @param entities the tables of all features; this module knows none of them */
  static forEntities(entities: EntityTarget<ObjectLiteral>[]): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: Database,
          inject: [Config],
          useFactory: async ({ storage }: Config) => {
            const database = new Database(makeDataSources(storage, entities as never[]), storage.data_dir);
            await database.open();
            return database;
          },
        },
      ],
      exports: [Database],
    };
  }

  /** Last of all: features have stored what they had to by `beforeApplicationShutdown`. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
