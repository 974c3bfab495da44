import type { AudioRecord } from '../../sessions/message/message-audio.js';
import type { Channel } from '../../sessions/session.entity.js';

/** What a recording says, and the recording. */
export interface SpokenInput {
  content: string;
  audio_file: string;
  audio: AudioRecord;
  /** The model that wrote it down just now; null where the person said what the words are. */
  model: string | null;
}

/** What a person says, and how it shall be answered. */
export interface TurnInput {
  /** Text, or how to get it: called once the session is claimed, so that nothing is paid for in vain. */
  content: string | ((signal: AbortSignal) => Promise<SpokenInput>);
  /** null: as the session says. */
  output: Channel | null;
}
