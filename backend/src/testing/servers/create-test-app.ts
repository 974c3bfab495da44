import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { TestingModuleBuilder } from '@nestjs/testing';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { APP_OPTIONS, setup } from '../../app.setup.js';
import { AppModule } from '../../app.module.js';
import { parseConfig } from '../../config/read-config.js';
import type { Config } from '../../config/settings.js';
import { ModelConnection } from '../../ai/model-connection.js';
import type { Simulator } from '../../ai/simulator/simulator.js';
import { testDatabaseUrl } from './test-database-url.js';
import { AnswerRecorder } from '../answer-recorder.js';
import { ServerAdapter } from '../../platform/http/server/server-adapter.js';
import type { ServerLimits } from '../../platform/http/server/server-limits.js';
import { useQuickSimulator } from '../providers/quick-simulator.js';
import { makeDatabase } from './throw-away-database.js';

interface TestAppOptions {
  /** Settings beside the defaults of tests. */
  env?: Record<string, string>;
  /** `sqlite` also where the suite runs on Postgres: for what only SQLite has. */
  database?: 'sqlite';
  /** A folder to use and keep, for starting twice on the same data. */
  dataDir?: string;
  /** Folder of a built web app. */
  webApp?: string;
  /** Modules beside those of the product. */
  modules?: Type[];
  /** What connections may take; see `SERVER_LIMITS`. */
  limits?: ServerLimits;
  override?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
}

export interface TestApp {
  url: string;
  port: number;
  app: NestExpressApplication;
  http: TestAgent;
  /** What answers in place of a model. Null when the settings connect a provider or turn the simulator off. */
  simulator: Simulator | null;
  config: Config;
  dataDir: string;
  close(): Promise<void>;
}

/** Settings under which a test is quick and quiet. */
const TEST_ENV = { PORT: '0', LOG_LEVEL: 'silent', RATE_LIMIT: 'off', SHUTDOWN_SECONDS: '0' };

/**
 * The real server, listening on a free port, on data of its own: a SQLite file in a new folder, or a new database when
 * `TEST_DATABASE_URL` is set. `close` takes everything away again.
 */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'parley-test-')));
  const serverUrl = options.database === 'sqlite' ? null : testDatabaseUrl();
  const database = serverUrl === null ? null : await makeDatabase(serverUrl);
  const config = parseConfig({
    ...TEST_ENV,
    DATA_DIR: dataDir,
    ...(database ? { DATABASE_URL: database.url } : {}),
    ...options.env,
  });
  const builder = useQuickSimulator(
    Test.createTestingModule({ imports: [AppModule.with(config), ...(options.modules ?? [])] }),
    config,
  );
  const module = await (options.override?.(builder) ?? builder).compile();
  const app = module.createNestApplication<NestExpressApplication>(new ServerAdapter(options.limits), APP_OPTIONS);
  const answers = new AnswerRecorder();
  app.use(answers.middleware);
  setup(app, options.webApp);
  await app.listen(config.server.port, config.server.host);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    app,
    http: supertest.agent(url),
    simulator: app.get(ModelConnection).simulator,
    config,
    dataDir,
    close: async () => {
      await app.close();
      await database?.drop();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
      answers.check();
    },
  };
}
