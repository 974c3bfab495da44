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
      useFactory: ({ storage }: Config) => new DiskBlobStore(join(storage.data_dir, 'files')),
    },
  ],
  exports: [BlobStore],
})
export class BlobsModule {}
