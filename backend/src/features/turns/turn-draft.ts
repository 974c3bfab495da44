import type { Message } from '../sessions/message/message.entity.js';
import type { TurnTrace } from './turn-trace.js';
import type { Turn } from './turn.entity.js';

/** What an agent brings to an answer. */
export interface AgentSettings {
  system_prompt: string;
  model: string | null;
  temperature: number | null;
  /** How many documents it may answer from, ready or not. */
  document_count: number;
}

/** A turn before it is stored. */
export interface TurnDraft {
  turn: Turn;
  agent_id: string;
  agent: AgentSettings;
  user_message: Message;
  assistant_message: Message;
  /** True when both messages are new; false when the turn goes on in messages that exist. */
  isNew: boolean;
  /** True when this is the session's first message and nobody named the session. */
  isUntitled: boolean;
  /** Audio of a continued answer as it was before, such as `<id>.mp3`: it is deleted once the turn is stored. */
  obsoleteAudio: string | null;
  /** True when the answer shall be heard. */
  speaks: boolean;
  trace: TurnTrace;
}
