// Stand-in until openapi.json exists; then made by tools/openapi.mjs.
export interface components {
  schemas: {
    Agent: {
      id: string;
      slug: string;
      name: string;
      description: string;
      system_prompt: string;
      model: string | null;
      temperature: number | null;
      conversation_starters: string[];
      session_count: number;
      created_at: string;
      updated_at: string;
    };
    AgentList: { agents: components['schemas']['Agent'][]; total: number; has_more: boolean; next_cursor: string | null };
    CreateAgent: {
      name: string;
      system_prompt: string;
      description?: string;
      model?: string | null;
      temperature?: number | null;
      conversation_starters?: string[];
    };
    UpdateAgent: Partial<components['schemas']['CreateAgent']>;
    AgentImpact: { sessions: number; messages: number };
    Session: {
      id: string;
      agent_id: string;
      title: string | null;
      title_source: 'auto' | 'user';
      message_count: number;
      last_message_preview: string | null;
      last_message_role: 'user' | 'assistant' | null;
      active_message_id: string | null;
      created_at: string;
      updated_at: string;
    };
    SessionList: {
      sessions: components['schemas']['Session'][];
      total: number;
      has_more: boolean;
      next_cursor: string | null;
    };
    SessionDetail: components['schemas']['Session'] & {
      agent: components['schemas']['Agent'];
      messages: components['schemas']['Message'][];
      has_more: boolean;
      active_turn_id: string | null;
    };
    CreateSession: { title?: string };
    UpdateSession: { title?: string };
    SessionImpact: { messages: number };
    Message: {
      id: string;
      session_id: string;
      parent_id: string | null;
      turn_id: string | null;
      role: 'user' | 'assistant';
      content: string;
      status: 'complete' | 'streaming' | 'stopped' | 'interrupted' | 'failed';
      finish_reason: 'stop' | 'length' | 'content_filter' | null;
      usage: components['schemas']['Usage'] | null;
      simulated: boolean;
      created_at: string;
    };
    MessagePage: { messages: components['schemas']['Message'][]; has_more: boolean; total_count: number };
    SendMessage: { content: string };
    Turn: {
      id: string;
      session_id: string;
      user_message_id: string;
      assistant_message_id: string;
      status: 'running' | 'complete' | 'stopped' | 'interrupted' | 'failed';
      trace: components['schemas']['TraceEntry'][];
      usage: components['schemas']['Usage'] | null;
      created_at: string;
      finished_at: string | null;
    };
    TraceEntry: {
      stage: string;
      started_at_ms: number;
      duration_ms: number;
      model: string | null;
      usage: components['schemas']['Usage'] | null;
    };
    Usage: {
      input_tokens: number | null;
      cached_input_tokens: number | null;
      output_tokens: number | null;
      reasoning_tokens: number | null;
      model: string | null;
    };
    ErrorBody: {
      error: string;
      code: string;
      detail: string;
      fields: { field: string; message: string }[];
      fallback_message: string | null;
      correlation_id: string;
    };
    AppConfig: {
      version: string;
      provider: { configured: boolean; simulated: boolean; name: string; model: string };
      limits: { message_characters: number; agent_name_characters: number; system_prompt_characters: number };
    };
    TurnEvent: { turn_id: string; user_message: components['schemas']['Message']; assistant_message_id: string };
    TokenEvent: { content: string };
    TitleEvent: { title: string };
    DoneEvent: {
      message_id: string;
      full_content: string;
      message: components['schemas']['Message'];
      usage: components['schemas']['Usage'] | null;
      trace: components['schemas']['TraceEntry'][];
      notice: string | null;
    };
    ErrorEvent: { error: string; code: string; fallback_message: string | null; message_id: string };
    SnapshotEvent: {
      session: components['schemas']['Session'];
      active_turn: {
        turn_id: string;
        assistant_message_id: string;
        content: string;
        last_event_id: string | null;
      } | null;
    };
    SessionEvent: { session: components['schemas']['Session'] };
  };
}
