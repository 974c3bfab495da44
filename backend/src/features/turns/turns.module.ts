import { Module } from '@nestjs/common';
import { AiModule } from '../../ai/ai.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { TurnResumption } from './following/turn-resumption.js';
import { SessionFeeds } from './following/session-feeds.js';
import { Grounding } from './grounding.js';
import { LiveTurns } from './live-turns.js';
import { Prompts } from './prompts.js';
import { SessionFeed } from './session-feed.js';
import { SessionTitles } from './session-titles.js';
import { SpeechFiles } from './speech/speech-files.js';
import { SpokenAnswers } from './speech/spoken-answers.js';
import { StorageWatch } from './storage/storage-watch.js';
import { TurnHistoryCleanup } from './storage/turn-history-cleanup.js';
import { TurnRemoval } from './storage/turn-removal.js';
import { TurnDrafts } from './turn-drafts.js';
import { TurnFeed } from './turn-feed.js';
import { TurnLedger } from './turn-ledger.js';
import { TurnRecovery } from './turn-recovery.js';
import { TurnRunner } from './turn-runner.js';
import { TurnShutdown } from './turn-shutdown.js';
import { TurnStarter } from './turn-starter.js';
import { TurnUpkeep } from './turn-upkeep.js';
import { TurnsController } from './turns.controller.js';
import { TurnsService } from './turns.service.js';

@Module({
  imports: [AiModule, KnowledgeModule, SessionsModule],
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
    TurnResumption,
    TurnRunner,
    TurnShutdown,
    TurnStarter,
    TurnUpkeep,
    TurnsService,
  ],
  exports: [SpeechFiles, TurnFeed, TurnResumption, TurnStarter, TurnsService],
})
export class TurnsModule {}
