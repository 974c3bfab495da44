import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { DataFolder } from '../database/data-folder.js';
import { BlobStore } from './blob-store.js';
import { DiskBlobStore } from './disk-blob-store.js';

@Global()
@Module({
  providers: [
    {
      provide: BlobStore,
      inject: [DataFolder],
      useFactory: async (folder: DataFolder) => {
        const store = new DiskBlobStore(join(folder.path, 'files'));
        await store.clearUnfinished();
        return store;
      },
    },
  ],
  exports: [BlobStore],
})
export class BlobsModule {}
