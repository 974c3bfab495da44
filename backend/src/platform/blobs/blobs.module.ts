import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Config } from '../../config/settings.js';
import { BlobStore } from './blob-store.js';
import { DiskBlobStore } from './disk-blob-store.js';

@Global()
@Module({
  providers: [
    {
      provide: BlobStore,
      inject: [Config],
      useFactory: async ({ storage }: Config) => {
        const store = new DiskBlobStore(join(storage.data_dir, 'files'));
        await store.clearUnfinished();
        return store;
      },
    },
  ],
  exports: [BlobStore],
})
export class BlobsModule {}
