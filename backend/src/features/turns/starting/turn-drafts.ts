import { Injectable } from '@nestjs/common';
import { ChatModel } from '../../../ai/chat-model.js';
import { Clock } from '../../../platform/clock.js';
import { toTimestamp } from '../../../platform/database/columns.js';
import { BatchLoader } from '../../../platform/database/rows/batch-loader.js';
import { Database } from '../../../platform/database/database.js';
import { placeholders } from '../../../platform/database/rows/insert-rows.js';
import { newId } from '../../../platform/ids.js';
import { Message } from '../../sessions/message/message.entity.js';
import { MessageNotFound, SessionNotFound } from '../../sessions/sessions.errors.js';
import type { Channel } from '../../sessions/session.entity.js';
import { TurnTrace } from '../turn-trace.js';
import type { Turn } from '../turn.entity.js';
import type { AgentSettings, TurnDraft } from '../turn-draft.js';
import type { UserInput } from './turn-input.js';
import { TurnLedger } from '../storage/turn-ledger.js';
import { TurnRecovery } from '../recovery/turn-recovery.js';
import { NothingToContinue, TurnInProgress } from '../turns.errors.js';

interface SessionState extends AgentSettings {
  id: string;
  agent_id: string;
  title: string | null;
  active_message_id: string | null;
  active_turn_id: string | null;
  output_mode: Channel;
}

/** A session in which a turn can start, and the trace of that turn. */
export interface StartingTurn {
  readonly session: SessionState;
  readonly trace: TurnTrace;
}

/**
 * Works out what a turn will store, from what is there. It writes nothing but the end of a turn whose process died, which
 * would keep the session busy.
 */
@Injectable()
export class TurnDrafts {
  private readonly sessions = new BatchLoader((ids) => this.sessionStates(ids));

  constructor(
    private readonly database: Database,
    private readonly ledger: TurnLedger,
    private readonly chatModel: ChatModel,
    private readonly clock: Clock,
    private readonly recovery: TurnRecovery,
  ) {}

  /** The time of the turn runs from here. @throws SessionNotFound, TurnInProgress */
  async start(sessionId: string): Promise<StartingTurn> {
    const trace = new TurnTrace(this.clock);
    return { session: await this.session(sessionId), trace };
  }

  forMessage(turnId: string, { session, trace }: StartingTurn, said: UserInput, output: Channel | null): TurnDraft {
    const speaks = (output ?? session.output_mode) === 'voice';
    const createdAt = toTimestamp(this.clock.now());
    const of = { session_id: session.id, turn_id: turnId, created_at: createdAt };
    const userMessage = newMessage({
      ...of,
      ...said,
      parent_id: session.active_message_id,
      role: 'user',
      status: 'complete',
      simulated: false,
    });
    const assistantMessage = newMessage({
      ...of,
      parent_id: userMessage.id,
      role: 'assistant',
      content: '',
      message_type: speaks ? 'voice' : 'text',
      status: 'streaming',
      simulated: this.chatModel.simulated,
    });
    return {
      turn: this.turn(turnId, userMessage, assistantMessage, createdAt),
      agent_id: session.agent_id,
      agent: settingsOf(session),
      user_message: userMessage,
      assistant_message: assistantMessage,
      isNew: true,
      isUntitled: session.title === null,
      obsoleteAudio: null,
      speaks,
      trace,
    };
  }

  /** The session that must be claimed before a message of it is continued. @throws MessageNotFound */
  async sessionOf(messageId: string): Promise<string> {
    return (await this.message(messageId)).session_id;
  }

  /** Whether a turn could begin now. @throws SessionNotFound, TurnInProgress */
  async check(sessionId: string): Promise<void> {
    await this.session(sessionId);
  }

  /** @throws NothingToContinue, TurnInProgress */
  async forContinuation(turnId: string, messageId: string, output: Channel | null): Promise<TurnDraft> {
    const turnTrace = new TurnTrace(this.clock);
    const session = await this.session(await this.sessionOf(messageId));
    const message = await this.message(messageId);
    if (session.active_message_id !== message.id || !isUnfinished(message)) throw new NothingToContinue();
    const userMessage = await this.message(message.parent_id ?? '');
    const speaks = (output ?? session.output_mode) === 'voice';
    const assistantMessage: Message = {
      ...message,
      ...(hasNoText(message) ? { ...STARTED_OVER, simulated: this.chatModel.simulated } : {}),
      turn_id: turnId,
      message_type: speaks ? 'voice' : message.message_type,
      status: 'streaming',
      finish_reason: null,
      error: null,
      audio_file: null,
      audio: null,
    };
    return {
      turn: this.turn(turnId, userMessage, assistantMessage, toTimestamp(this.clock.now())),
      agent_id: session.agent_id,
      agent: settingsOf(session),
      user_message: userMessage,
      assistant_message: assistantMessage,
      isNew: false,
      isUntitled: false,
      obsoleteAudio: message.audio_file,
      speaks,
      trace: turnTrace,
    };
  }

  /**
   * The same turn where the session's branch ends by now: something was answered there since it was drafted.
   * @throws SessionNotFound, TurnInProgress, NothingToContinue
   */
  async rebase(draft: TurnDraft): Promise<TurnDraft> {
    const session = await this.session(draft.turn.session_id);
    if (!draft.isNew) {
      if (session.active_message_id !== draft.assistant_message.id) throw new NothingToContinue();
      return draft;
    }
    const userMessage = { ...draft.user_message, parent_id: session.active_message_id };
    return { ...draft, user_message: userMessage, agent: settingsOf(session), isUntitled: session.title === null };
  }

  private async message(id: string): Promise<Message> {
    const message = await this.database.repository(Message).findOneBy({ id });
    if (!message) throw new MessageNotFound();
    return message;
  }

  private async session(id: string): Promise<SessionState> {
    const row = await this.sessions.get(id);
    if (!row) throw new SessionNotFound();
    // The session is claimed, so a turn that still counts as running there belongs to another process, or to a dead one.
    if (row.active_turn_id !== null && !(await this.recovery.recover(row.active_turn_id))) throw new TurnInProgress();
    return row;
  }

  private async sessionStates(ids: string[]): Promise<Map<string, SessionState>> {
    const rows = await this.database.read.query<SessionState[]>(
      `SELECT sessions.id, sessions.agent_id, sessions.title, sessions.active_message_id, sessions.active_turn_id,
         sessions.output_mode, agents.system_prompt, agents.model, agents.temperature, agents.document_count
       FROM sessions JOIN agents ON agents.id = sessions.agent_id
       WHERE sessions.deleted_at IS NULL AND agents.deleted_at IS NULL AND sessions.id IN ${placeholders(1, ids.length)}`,
      ids,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private turn(id: string, user: Message, assistant: Message, createdAt: string): Turn {
    return {
      id,
      session_id: user.session_id,
      user_message_id: user.id,
      assistant_message_id: assistant.id,
      status: 'running',
      trace: [],
      usage: null,
      runner_id: this.ledger.runner_id,
      // The database sets it, by its own clock.
      lease_expires_at: createdAt,
      created_at: createdAt,
      finished_at: null,
    };
  }
}

type NewMessage = Omit<Message, 'id' | Unset> & Partial<Pick<Message, 'audio_file' | 'audio'>>;
type Unset =
  | 'finish_reason'
  | 'error'
  | 'usage'
  | 'citations'
  | 'documents_searched'
  | 'search_duration_ms'
  | 'audio_file'
  | 'audio';

/** Member by member: V8 keeps what is put together by spreading as a table, which costs ten times the memory. */
function newMessage(given: NewMessage): Message {
  return {
    id: newId(),
    session_id: given.session_id,
    parent_id: given.parent_id,
    turn_id: given.turn_id,
    role: given.role,
    content: given.content,
    message_type: given.message_type,
    status: given.status,
    simulated: given.simulated,
    created_at: given.created_at,
    audio_file: given.audio_file ?? null,
    audio: given.audio ?? null,
    finish_reason: null,
    error: null,
    usage: null,
    citations: null,
    documents_searched: 0,
    search_duration_ms: null,
  };
}

function settingsOf({ system_prompt, model, temperature, document_count }: SessionState): AgentSettings {
  return { system_prompt, model, temperature, document_count };
}

/** What an answer without text of its own begins with again: its documents are searched once more. */
const STARTED_OVER = { content: '', citations: null, documents_searched: 0, search_duration_ms: null } as const;

/** A failed answer holds a fallback text that no model wrote. */
function hasNoText({ status, content }: Message): boolean {
  return status === 'failed' || content === '';
}

function isUnfinished(message: Message): boolean {
  if (message.role !== 'assistant') return false;
  return message.status === 'complete' ? message.finish_reason === 'length' : message.status !== 'streaming';
}
