import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AiModule } from '../../ai/ai.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { TurnResumption } from './following/turn-resumption.js';
import { SessionFeeds } from './following/session-feeds.js';
import { Grounding } from './answering/grounding.js';
import { LiveTurns } from './live/live-turns.js';
import { Prompts } from './starting/prompts.js';
import { SessionFeed } from './following/session-feed.js';
import { SessionTitles } from './answering/session-titles.js';
import { SpeechFiles } from './speech/speech-files.js';
import { SpokenAnswers } from './speech/spoken-answers.js';
import { StorageWatch } from './storage/storage-watch.js';
import { TurnHistoryCleanup } from './storage/turn-history-cleanup.js';
import { TurnRemoval } from './storage/turn-removal.js';
import { TurnDrafts } from './starting/turn-drafts.js';
import { TurnFeed } from './following/turn-feed.js';
import { TurnLedger } from './storage/turn-ledger.js';
import { TurnRecovery } from './recovery/turn-recovery.js';
import { TurnRunner } from './answering/turn-runner.js';
import { TurnShutdown } from './recovery/turn-shutdown.js';
import { TurnStarter } from './starting/turn-starter.js';
import { TurnMaintenance } from './recovery/turn-maintenance.js';
import { Turn } from './turn.entity.js';
import { TurnRepository } from './turn.repository.js';
import { TurnsController } from './turns.controller.js';
import { TurnsService } from './turns.service.js';

@Module({
  imports: [AiModule, KnowledgeModule, SessionsModule, TypeOrmModule.forFeature([Turn])],
  controllers: [TurnsController],
  providers: [
    Grounding,
    LiveTurns,
    Prompts,
    SessionFeed,
    SessionFeeds,
    SessionTitles,
    SpeechFiles,
    SpokenAnswers,
    StorageWatch,
    TurnDrafts,
    TurnFeed,
    TurnHistoryCleanup,
    TurnLedger,
    TurnRecovery,
    TurnRemoval,
    TurnRepository,
    TurnResumption,
    TurnRunner,
    TurnShutdown,
    TurnStarter,
    TurnMaintenance,
    TurnsService,
  ],
  exports: [SpeechFiles, TurnFeed, TurnRepository, TurnResumption, TurnStarter, TurnsService],
})
export class TurnsModule {}
