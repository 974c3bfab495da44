import { Global, Module } from '@nestjs/common';
import { JobQueue } from './job-queue.js';
import { JobRepository } from './job.repository.js';
import { SqlJobQueue } from './sql-job-queue.js';

@Global()
@Module({
  providers: [JobRepository, SqlJobQueue, { provide: JobQueue, useExisting: SqlJobQueue }],
  exports: [JobQueue],
})
export class JobsModule {}
