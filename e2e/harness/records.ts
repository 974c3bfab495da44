/** What the API's records hold, as its contract says. */
export interface Agent {
  id: string;
  name: string;
  system_prompt: string;
  session_count: number;
}

export interface Session {
  id: string;
  agent_id: string;
  title: string | null;
  title_source: 'auto' | 'user';
  message_count: number;
  last_message_preview: string | null;
  last_message_role: 'user' | 'assistant' | null;
}

export interface SessionDetail extends Session {
  messages: Message[];
  active_turn_id: string | null;
}

export interface Usage {
  input_tokens: number;
  output_tokens: number;
  model: string;
}

export interface Message {
  id: string;
  session_id: string;
  parent_id: string | null;
  turn_id: string;
  role: 'user' | 'assistant';
  content: string;
  status: 'complete' | 'streaming' | 'stopped' | 'interrupted' | 'failed';
  finish_reason: 'stop' | 'length' | 'content_filter' | null;
  error: { code: string; detail: string; retry_at: string | null } | null;
  usage: Usage | null;
  simulated: boolean;
  citations: { document_id: string; text: string; cited: boolean }[];
  audio_url: string | null;
  tts_audio_url: string | null;
}

export interface MessagePage {
  messages: Message[];
  has_more: boolean;
  total_count: number;
}

export interface MessageExchange {
  user_message: Message;
  assistant_message: Message;
  notice: string | null;
}

export interface Turn {
  id: string;
  session_id: string;
  assistant_message_id: string;
  status: 'running' | 'complete' | 'stopped' | 'interrupted' | 'failed';
  trace: { stage: string; started_at_ms: number; duration_ms: number }[];
  usage: Usage | null;
  finished_at: string | null;
}

export interface SnapshotTurn {
  turn_id: string;
  assistant_message_id: string;
  content: string;
  last_event_id: string;
}

export interface ErrorBody {
  error: string;
  code: string;
  detail: string;
  fallback_message: string | null;
  correlation_id: string;
}
