import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Database } from '../database/database.js';
import { DataFolder } from '../database/installation/data-folder.js';
import { Maintenance } from '../maintenance/maintenance.js';
import { BlobStore } from './blob-store.js';
import { DiskBlobStore } from './disk-blob-store.js';

/** An upload writes all the time, so a file that nobody has written to for this long is left over. */
const UNFINISHED_AGE_MS = 60 * 60 * 1000;
const CLEANUP_EVERY_MS = 60 * 60 * 1000;

@Global()
@Module({
  providers: [
    {
      provide: BlobStore,
      // The database before the files: nothing is removed from a folder that belongs to another one.
      inject: [DataFolder, Maintenance, Database],
      useFactory: async (folder: DataFolder, maintenance: Maintenance) => {
        const store = new DiskBlobStore(join(folder.path, 'files'));
        // Alone in the folder, nobody else writes: whatever is there was left by a crash.
        await store.clearUnfinished(folder.isExclusive ? 0 : UNFINISHED_AGE_MS);
        maintenance.every(CLEANUP_EVERY_MS, 'files that were never finished', () =>
          store.clearUnfinished(UNFINISHED_AGE_MS),
        );
        return store;
      },
    },
  ],
  exports: [BlobStore],
})
export class BlobsModule {}
