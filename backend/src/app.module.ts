import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ConfigModule } from './config/config.module.js';
import type { Config } from './config/settings.js';
import { Agent } from './features/agents/agent.entity.js';
import { AgentsModule } from './features/agents/agents.module.js';
import { HealthModule } from './features/health/health.module.js';
import { CheckQuestion } from './features/knowledge/checks/check-question.entity.js';
import { Document } from './features/knowledge/document.entity.js';
import { KnowledgeModule } from './features/knowledge/knowledge.module.js';
import { MessagesModule } from './features/messages/messages.module.js';
import { Message } from './features/sessions/message/message.entity.js';
import { Session } from './features/sessions/session.entity.js';
import { SessionsModule } from './features/sessions/sessions.module.js';
import { Turn } from './features/turns/turn.entity.js';
import { TurnLogRow } from './features/turns/storage/turn-log.entity.js';
import { TurnHistoryRow } from './features/turns/storage/turn-history.entity.js';
import { TurnsModule } from './features/turns/turns.module.js';
import { BlobsModule } from './platform/blobs/blobs.module.js';
import { VoiceModule } from './features/voice/voice.module.js';
import { Counter } from './platform/database/rows/counter.entity.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { InstallationRow } from './platform/database/installation/installation.entity.js';
import { EventsModule } from './platform/events/events.module.js';
import { IdempotencyKeyRow } from './platform/http/idempotency/idempotency-key.entity.js';
import { JobRow } from './platform/jobs/job.entity.js';
import { RemovalModule } from './platform/removal/removal.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { PlatformModule } from './platform/platform.module.js';

/** Every table of the product. */
export const TABLES = [
  Agent,
  Session,
  Message,
  Turn,
  TurnLogRow,
  TurnHistoryRow,
  Counter,
  InstallationRow,
  IdempotencyKeyRow,
  JobRow,
  Document,
  CheckQuestion,
];

/** The list of features. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        PlatformModule,
        DatabaseModule.forEntities(TABLES),
        BlobsModule,
        EventsModule,
        JobsModule,
        RemovalModule,
        AgentsModule,
        SessionsModule,
        KnowledgeModule,
        TurnsModule,
        MessagesModule,
        VoiceModule,
        HealthModule,
      ],
    };
  }
}
