import type { AudioRecord } from '../../sessions/message/message-audio.js';
import type { Message } from '../../sessions/message/message.entity.js';
import type { Channel } from '../../sessions/session.entity.js';

/** What a recording says, and the recording. */
export interface SpokenInput {
  content: string;
  audio_file: string;
  audio: AudioRecord;
  /** The model that transcribed it just now; null where the person said what the words are. */
  model: string | null;
}

/** The user's side of a message. */
export type UserInput = Pick<Message, 'content' | 'message_type'> & Partial<Pick<Message, 'audio_file' | 'audio'>>;

/** What a person says, and how it shall be answered. */
export interface TurnInput {
  /** Text, or how to transcribe it: called once the session is claimed, so that nothing is paid for in vain. */
  content: string | ((signal: AbortSignal) => Promise<SpokenInput>);
  /** null: as the session says. */
  output: Channel | null;
}
