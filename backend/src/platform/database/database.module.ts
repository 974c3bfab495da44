import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { Config } from '../../config/settings.js';
import { Logger } from '../observability/logger.js';
import { DataFolder } from './installation/data-folder.js';
import { makeDataSources } from './data-source.js';
import { Database } from './database.js';
import { Counter } from './rows/counter.entity.js';
import { CounterRepository } from './rows/counter.repository.js';
import { checkInstallation } from './installation/installation.js';

@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DataFolder) private readonly folder: DataFolder,
  ) {}

  /** @param entities the tables of all features; this module knows none of them */
  static forEntities(entities: EntityTarget<ObjectLiteral>[]): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [readingSource(), TypeOrmModule.forFeature([Counter])],
      providers: [
        CounterRepository,
        {
          provide: DataFolder,
          inject: [Config, Logger],
          useFactory: (config: Config, log: Logger) => DataFolder.open(config, log),
        },
        {
          provide: Database,
          // The folder before the database: nothing is touched that another server still works on.
          inject: [Config, DataFolder, Logger],
          useFactory: async ({ storage }: Config, folder: DataFolder, log: Logger) => {
            const database = new Database(makeDataSources(storage, entities as never[]), storage.dataDir);
            await database.open();
            try {
              await checkInstallation(database, folder.path, log);
            } catch (error) {
              await database.close();
              await folder.release();
              throw error;
            }
            return database;
          },
        },
      ],
      exports: [CounterRepository, Database, DataFolder],
    };
  }

  /** Last of all: features have stored what they had to by `beforeApplicationShutdown`. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
    await this.folder.release();
  }
}

/** What features inject their repositories from: the source that reads, which `Database` has opened and migrated. */
function readingSource(): DynamicModule {
  return TypeOrmModule.forRootAsync({
    inject: [Database],
    useFactory: ({ reader }: Database): TypeOrmModuleOptions & { reader: DataSource } => ({
      ...reader.options,
      reader,
    }),
    dataSourceFactory: (options) => Promise.resolve((options as unknown as { reader: DataSource }).reader),
  });
}
