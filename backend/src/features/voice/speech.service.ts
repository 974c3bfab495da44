import { Injectable } from '@nestjs/common';
import { Speaker } from '../../ai/speaker.js';
import { toJson } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import type { Message as MessageView } from '../sessions/message.dto.js';
import { audioFolder } from '../sessions/message-audio.js';
import { Message } from '../sessions/message.entity.js';
import { presentMessage } from '../sessions/message.presenter.js';
import { MessageNotFound } from '../sessions/sessions.errors.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { Narration } from '../turns/speech/narration.js';
import { SpeechFiles, type SpokenFile } from '../turns/speech/speech-files.js';
import { NothingToSpeak, speechError } from './voice.errors.js';

/** Speaks answers that were written only. */
@Injectable()
export class SpeechService {
  /** What is being spoken now, by message: whoever asks meanwhile waits for the same. */
  private readonly speaking = new Map<string, Promise<MessageView>>();

  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly speaker: Speaker,
    private readonly files: SpeechFiles,
  ) {}

  /** @throws MessageNotFound, NothingToSpeak, DomainError provider_* */
  speak(message_id: string): Promise<MessageView> {
    const running = this.speaking.get(message_id);
    if (running) return running;
    const speaking = this.make(message_id).finally(() => this.speaking.delete(message_id));
    this.speaking.set(message_id, speaking);
    return speaking;
  }

  private async make(id: string): Promise<MessageView> {
    const message = await this.find(id);
    if (message.role !== 'assistant' || message.status === 'streaming') throw new NothingToSpeak();
    if (message.audio_file !== null) return presentMessage(message);
    const { agent_id } = await this.sessions.get(message.session_id);
    const spoken = await this.say(message.content, audioFolder(agent_id, message.session_id));
    if (!spoken) throw new NothingToSpeak();
    await this.database.write((manager) =>
      manager.query(
        'UPDATE messages SET audio_file = $1, audio = $2 WHERE id = $3 AND turn_id = $4 AND audio_file IS NULL',
        [spoken.audio_file, toJson(spoken.audio), id, message.turn_id],
      ),
    );
    return presentMessage(await this.find(id));
  }

  private async say(content: string, folder: string): Promise<SpokenFile | null> {
    const narration = new Narration(this.speaker, new AbortController().signal, () => Promise.resolve());
    narration.write(content);
    try {
      return await this.files.join(folder, await narration.end());
    } catch (error) {
      throw speechError(error, 'tts_failed');
    }
  }

  private async find(id: string): Promise<Message> {
    const message = await this.database.repository(Message).findOneBy({ id });
    if (!message) throw new MessageNotFound();
    return message;
  }
}
