import { Global, Module } from '@nestjs/common';
import { JobQueue } from './job-queue.js';
import { SqlJobQueue } from './sql-job-queue.js';

@Global()
@Module({
  providers: [SqlJobQueue, { provide: JobQueue, useExisting: SqlJobQueue }],
  exports: [JobQueue],
})
export class JobsModule {}
