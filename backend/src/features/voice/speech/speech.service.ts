import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { SpeechSynthesizer } from '../../../ai/speech-synthesizer.js';
import { Database } from '../../../platform/database/database.js';
import type { MessageDto } from '../../sessions/message/message.dto.js';
import { audioFolder, type MessageAudio } from '../../sessions/message/message-audio.js';
import type { Message } from '../../sessions/message/message.entity.js';
import { MessageRepository } from '../../sessions/message/message.repository.js';
import { presentMessage } from '../../sessions/message/message.presenter.js';
import { MessageNotFound } from '../../sessions/sessions.errors.js';
import { SessionsService } from '../../sessions/sessions.service.js';
import { SentenceSynthesis } from '../../turns/speech/sentence-synthesis.js';
import { SpeechFiles } from '../../turns/speech/speech-files.js';
import { NothingToSpeak, synthesisError } from '../voice.errors.js';

/** Of a long answer, so much is divided into sentences before others have their turn. */
const PIECE_CHARACTERS = 10_000;

/** Speaks answers that were written only. */
@Injectable()
export class SpeechService {
  /** What is being synthesized now, by turn: a message that is continued meanwhile is another text. */
  private readonly speaking = new Map<string, Promise<MessageDto>>();

  constructor(
    private readonly database: Database,
    private readonly messages: MessageRepository,
    private readonly sessions: SessionsService,
    private readonly speechSynthesizer: SpeechSynthesizer,
    private readonly files: SpeechFiles,
  ) {}

  /** @throws MessageNotFound, NothingToSpeak, DomainError provider_* */
  async speak(messageId: string): Promise<MessageDto> {
    const message = await this.find(messageId);
    if (message.role !== 'assistant' || message.status === 'streaming') throw new NothingToSpeak();
    if (message.audio_file !== null) return presentMessage(message);
    const running = this.speaking.get(message.turn_id);
    if (running) return running;
    const speaking = this.make(message).finally(() => this.speaking.delete(message.turn_id));
    this.speaking.set(message.turn_id, speaking);
    return speaking;
  }

  private async make({ id, turn_id, session_id, content }: Message): Promise<MessageDto> {
    const { agent_id } = await this.sessions.get(session_id);
    const spoken = await this.say(content, audioFolder(agent_id, session_id));
    if (!spoken) throw new NothingToSpeak();
    const isAdded = await this.database.write((manager) => this.messages.addSpeech(manager, { id, turn_id }, spoken));
    if (isAdded) return presentMessage(await this.find(id));
    // Continued, deleted or spoken by another process meanwhile: this audio belongs to no message.
    await this.files.delete(agent_id, session_id, spoken);
    return this.speak(id);
  }

  private async say(content: string, folder: string): Promise<MessageAudio | null> {
    const sentenceSynthesis = new SentenceSynthesis(this.speechSynthesizer, new AbortController().signal, () =>
      Promise.resolve(),
    );
    try {
      for (let at = 0; at < content.length; at += PIECE_CHARACTERS) {
        sentenceSynthesis.write(content.slice(at, at + PIECE_CHARACTERS));
        await setImmediate();
      }
      return await this.files.join(folder, await sentenceSynthesis.end());
    } catch (error) {
      throw synthesisError(error);
    }
  }

  private async find(id: string): Promise<Message> {
    const message = await this.messages.findVisible(id);
    if (!message) throw new MessageNotFound();
    return message;
  }
}
