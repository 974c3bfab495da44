/** What is known about the sound of a message: a person's recording, or the spoken form of an answer. */
export interface AudioRecord {
  size_bytes: number;
  duration_ms: number;
  /** Up to 96 values from 0 to 100; null where the format could not be decoded. */
  peaks: number[] | null;
}

/** The audio file of a message. */
export interface MessageAudio {
  audio_file: string;
  audio: AudioRecord;
}

/** All audio of an agent's sessions; it goes with the agent. */
export function agentAudioFolder(agentId: string): string {
  return `audio/${agentId}`;
}

/** All audio of a session; it goes with the session. */
export function audioFolder(agentId: string, sessionId: string): string {
  return `${agentAudioFolder(agentId)}/${sessionId}`;
}

/** Where the sound of a message is kept. @param file as in `audio_file`, such as `<id>.mp3`; the extension is for clients */
export function audioKey(agentId: string, sessionId: string, file: string): string {
  return `${audioFolder(agentId, sessionId)}/${file.replace(/\.[a-z0-9]+$/, '')}`;
}
