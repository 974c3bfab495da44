import { Module } from '@nestjs/common';
import { AiModule } from '../../ai/ai.module.js';
import { AudioProbe } from '../../platform/audio/audio-probe.js';
import { MessagesModule } from '../messages/messages.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { TurnsModule } from '../turns/turns.module.js';
import { AudioController } from './audio/audio.controller.js';
import { AudioFiles } from './audio/audio-files.js';
import { OrphanedAudioCleanup } from './audio/orphaned-audio-cleanup.js';
import { PendingRecordings } from './recordings/pending-recordings.js';
import { RecordingDrafts } from './recordings/recording-drafts.js';
import { RecordingsController } from './recordings/recordings.controller.js';
import { Recordings } from './recordings/recordings.js';
import { SpeechService } from './speech/speech.service.js';
import { SpokenReply } from './speech/spoken-reply.js';
import { VoiceController } from './voice.controller.js';
import { VoiceService } from './voice.service.js';

@Module({
  imports: [AiModule, MessagesModule, SessionsModule, TurnsModule],
  controllers: [VoiceController, RecordingsController, AudioController],
  providers: [
    AudioFiles,
    OrphanedAudioCleanup,
    PendingRecordings,
    RecordingDrafts,
    Recordings,
    AudioProbe,
    SpeechService,
    SpokenReply,
    VoiceService,
  ],
})
export class VoiceModule {}
