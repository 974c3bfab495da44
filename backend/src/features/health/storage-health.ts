import { access, constants, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/settings.js';
import { Database } from '../../platform/database/database.js';
import { CounterRepository } from '../../platform/database/rows/counter.repository.js';
import { Logger } from '../../platform/observability/logger.js';
import { storageProblem } from '../../platform/storage-failure.js';
import { StorageFailures } from '../../platform/storage-failures.js';
import type { Health } from './health.dto.js';

/** With less than this a recording or a document may not fit any more. */
const LITTLE_SPACE_BYTES = 16 * 1024 * 1024;
/** What must still fit. */
const PROBE_BYTES = 256 * 1024;

/** Whether the database answers, and whether anything can still be stored. */
@Injectable()
export class StorageHealth {
  constructor(
    private readonly database: Database,
    private readonly counters: CounterRepository,
    private readonly config: Config,
    private readonly failures: StorageFailures,
    private readonly logger: Logger,
  ) {}

  async checkDatabase(): Promise<Health['database']> {
    try {
      await this.database.check();
      return 'ok';
    } catch (error) {
      this.logger.error('the database does not answer', { error });
      return 'unavailable';
    }
  }

  /** Writes only when there is a reason to doubt: little space, or something that could not be stored before. */
  async checkStorage(): Promise<Health['storage']> {
    const { dataDir } = this.config.storage;
    try {
      await access(dataDir, constants.W_OK);
      const { bavail, bsize } = await statfs(dataDir);
      if (this.failures.last === null && bavail * bsize >= LITTLE_SPACE_BYTES) return 'ok';
      await probeFile(join(dataDir, `.space-probe-${process.pid}`));
      // Changes nothing, but the database must be able to write that down.
      await this.database.write((manager) => this.counters.rewrite(manager));
      this.failures.clear();
      return 'ok';
    } catch (error) {
      const problem = storageProblem(error);
      if (problem === null) return this.failures.last ?? 'ok';
      this.failures.note(error);
      return problem;
    }
  }
}

async function probeFile(path: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(Buffer.alloc(PROBE_BYTES, 1));
    await file.sync();
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}
