import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChatRequest } from '../../../ai/chat-model.js';
import { toJson } from '../../../platform/database/columns.js';
import { Database } from '../../../platform/database/database.js';
import { AnswerKnowledge, type Grounds } from '../../knowledge/answer-knowledge.js';
import { DocumentRepository } from '../../knowledge/document.repository.js';
import { citedNumbers } from '../../knowledge/retrieval/citation-markers.js';
import { CitedDocuments } from '../../sessions/message/cited-documents.js';
import type { CitationRecord } from '../../sessions/message/citation.js';
import type { LiveTurn } from '../live/live-turn.js';
import type { CitationsEvent } from '../turn.dto.js';
import { TurnLedger } from '../storage/turn-ledger.js';
import { TurnTaken } from '../storage/turn-records.js';

/** Puts passages of the agent's documents under an answer before it is asked for. */
@Injectable()
export class Grounding implements OnModuleInit {
  constructor(
    private readonly knowledge: AnswerKnowledge,
    private readonly database: Database,
    private readonly ledger: TurnLedger,
    private readonly documents: DocumentRepository,
    private readonly citedDocuments: CitedDocuments,
  ) {}

  /** Sessions know nothing of documents: what cites them in a message tells which still exist. */
  onModuleInit(): void {
    this.citedDocuments.lookUpWith((ids) => this.documents.findExisting(ids));
  }

  /**
   * The request with the passages for its last question in the system message, behind the instructions. What is found is
   * stored and told first. A continued answer goes on with the passages it had.
   */
  async ground(live: LiveTurn, request: ChatRequest): Promise<ChatRequest> {
    const { draft } = live;
    const kept = draft.assistant_message.citations;
    if (kept !== null) return this.withPassages(request, kept);
    if (draft.agent.document_count === 0) return this.ungrounded(live, request);
    const grounds = await this.knowledge.groundsFor(
      {
        agent_id: draft.agent_id,
        question: draft.user_message.content,
        earlier: earlierIn(request),
        model: draft.agent.model,
      },
      live.signal,
    );
    if (grounds === null) return this.ungrounded(live, request);
    this.note(live, grounds);
    const citations = grounds.passages.map((passage) => ({ ...passage, cited: false }));
    const { documents_searched } = grounds;
    const searchDurationMs = Math.round((grounds.rewrite?.duration_ms ?? 0) + grounds.retrieve.duration_ms);
    Object.assign(draft.assistant_message, { citations, documents_searched, search_duration_ms: searchDurationMs });
    await this.store(live, grounds);
    this.tell(live, {
      citations: citations.map((citation) => ({ ...citation, document_deleted: false })),
      documents_searched,
      duration_ms: searchDurationMs,
    });
    return this.withPassages(request, citations);
  }

  /** An answer that starts over may have been searched for before. */
  private async ungrounded({ draft }: LiveTurn, request: ChatRequest): Promise<ChatRequest> {
    if (!draft.isNew) {
      await this.database.write((manager) => this.knowledge.forget(manager, draft.assistant_message.id));
    }
    return request;
  }

  private withPassages(request: ChatRequest, citations: readonly CitationRecord[]): ChatRequest {
    const [system, ...conversation] = request.messages;
    if (!system) return request;
    const content = `${system.content}\n\n${this.knowledge.prompt(citations)}`;
    return { ...request, messages: [{ ...system, content }, ...conversation] };
  }

  private note(live: LiveTurn, { rewrite, retrieve }: Grounds): void {
    const { trace } = live.draft;
    const usage = rewrite?.end.usage ? { ...rewrite.end.usage, model: rewrite.end.model } : null;
    if (rewrite)
      trace.addMeasured(
        'rewrite',
        rewrite.duration_ms + retrieve.duration_ms,
        rewrite.duration_ms,
        rewrite.end.model,
        usage,
      );
    trace.addMeasured('retrieve', retrieve.duration_ms, retrieve.duration_ms, retrieve.model, null);
  }

  /**
   * On disk before any text refers to it, so that an answer that breaks off can go on with it.
   * @throws TurnTaken when the turn was deleted, or another process's by now
   */
  private async store(live: LiveTurn, { retrieval }: Grounds): Promise<void> {
    const answer = live.draft.assistant_message;
    await this.database.write(async (manager) => {
      if (!(await this.ledger.isOurs(manager, live.id))) {
        live.end('lost');
        throw new TurnTaken();
      }
      await manager.query(
        'UPDATE messages SET citations = $1, documents_searched = $2, search_duration_ms = $3 WHERE id = $4',
        [toJson(answer.citations), answer.documents_searched, answer.search_duration_ms, answer.id],
      );
      await this.knowledge.storeRetrieval(manager, answer.id, retrieval);
    });
  }

  private tell(live: LiveTurn, record: CitationsEvent): void {
    live.record('citations', JSON.stringify(record));
  }
}

/** The conversation before the last question, as it is sent along. */
function earlierIn({ messages }: ChatRequest) {
  return messages.slice(0, -1).flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }]));
}

/** The same passages, with what the finished answer refers to. */
export function withCited(citations: CitationRecord[] | null, answer: string): CitationRecord[] | null {
  if (citations === null || citations.length === 0) return citations;
  const cited = citedNumbers(answer);
  return citations.map((citation) => ({ ...citation, cited: cited.has(citation.index) }));
}
