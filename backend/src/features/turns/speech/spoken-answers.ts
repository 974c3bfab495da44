import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { SpeechSynthesizer } from '../../../ai/speech-synthesizer.js';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import { Logger } from '../../../platform/observability/logger.js';
import { audioFolder, audioKey } from '../../sessions/message/message-audio.js';
import { audioUrl } from '../../sessions/message/message.presenter.js';
import type { LiveTurn } from '../live/live-turn.js';
import type { AudioEvent } from '../turn.dto.js';
import type { TurnDraft } from '../turn-draft.js';
import { SentenceSynthesis, type SpokenPart } from './sentence-synthesis.js';
import { SpeechFiles } from './speech-files.js';
import { SpokenAnswer } from './spoken-answer.js';

const EXTENSIONS = { 'audio/mpeg': 'mp3', 'audio/wav': 'wav' } as const;

/** Gives turns their voice. */
@Injectable()
export class SpokenAnswers {
  constructor(
    private readonly speechSynthesizer: SpeechSynthesizer,
    private readonly blobs: BlobStore,
    private readonly files: SpeechFiles,
    private readonly log: Logger,
  ) {}

  /** For a turn whose answer shall be heard; its sentences become `audio` events. */
  begin(live: LiveTurn): SpokenAnswer {
    const endFirst = live.draft.trace.begin('first_audio', this.speechSynthesizer.defaultModel);
    const endAll = live.draft.trace.begin('speak', this.speechSynthesizer.defaultModel);
    const sentenceSynthesis = new SentenceSynthesis(this.speechSynthesizer, live.signal, async (part) => {
      await this.tell(live, part);
      if (part.sequence === 0) endFirst();
    });
    return new SpokenAnswer(live, sentenceSynthesis, {
      join: (parts) => this.files.join(folderOf(live), parts),
      over: endAll,
      failed: (error) =>
        this.log.warn('answer not spoken', { turn_id: live.id, correlation_id: live.correlationId, error }),
    });
  }

  /** Deletes what was spoken of an answer before it was continued; what fails here is an orphan, cleaned up later. */
  deleteObsolete({ agent_id, turn, obsoleteAudio }: TurnDraft): void {
    if (obsoleteAudio === null) return;
    this.blobs.delete(audioKey(agent_id, turn.session_id, obsoleteAudio)).catch((error: unknown) => {
      this.log.warn('audio of a continued answer not deleted', { turn_id: turn.id, error });
    });
  }

  /** The sound is there before anyone hears of it; what must outlive a power cut is the whole file. */
  private async tell(live: LiveTurn, { sequence, text, mime_type, bytes }: SpokenPart): Promise<void> {
    const file = `${live.id}-${sequence}.${EXTENSIONS[mime_type]}`;
    await this.blobs.putWithoutSync(`${folderOf(live)}/${file}`, Readable.from([bytes]));
    const record: AudioEvent = { sequence, mime_type, url: audioUrl('tts', file) ?? '', text };
    live.record('audio', JSON.stringify(record));
  }
}

function folderOf(live: LiveTurn): string {
  return audioFolder(live.draft.agent_id, live.sessionId);
}
