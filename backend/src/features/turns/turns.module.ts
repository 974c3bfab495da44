import { Module } from '@nestjs/common';
import { AiModule } from '../../ai/ai.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { LiveTurns } from './live-turns.js';
import { Prompts } from './prompts.js';
import { SessionFeed } from './session-feed.js';
import { SessionTitles } from './session-titles.js';
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
  imports: [AiModule, SessionsModule],
  controllers: [TurnsController],
  providers: [
    LiveTurns,
    Prompts,
    SessionFeed,
    SessionTitles,
    TurnDrafts,
    TurnFeed,
    TurnLedger,
    TurnRecovery,
    TurnRunner,
    TurnShutdown,
    TurnStarter,
    TurnUpkeep,
    TurnsService,
  ],
  exports: [TurnFeed, TurnStarter, TurnsService],
})
export class TurnsModule {}
