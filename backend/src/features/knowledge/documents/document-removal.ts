import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Removals } from '../../../platform/removal/removals.js';
import { AgentRepository } from '../../agents/agent.repository.js';
import { CheckQuestionRepository } from '../checks/check-question.repository.js';
import { DocumentGone, DocumentRecords } from '../document-records.js';
import { DocumentRows } from './document-rows.js';
import { DocumentNotFound } from './documents.errors.js';

/** Deletes documents, and in the background everything that was made of them. */
@Injectable()
export class DocumentRemoval implements OnModuleInit {
  constructor(
    private readonly removals: Removals,
    private readonly records: DocumentRecords,
    private readonly rows: DocumentRows,
    private readonly agents: AgentRepository,
    private readonly questions: CheckQuestionRepository,
  ) {}

  onModuleInit(): void {
    this.removals.register({
      kind: 'document',
      pending: () => this.rows.findDeleted(),
      remove: (id, signal) => this.rows.remove({ id }, signal),
    });
  }

  /** Gone at once for everybody, and not searched any more; the rest is removed in the background. @throws DocumentNotFound */
  async delete(id: string): Promise<void> {
    try {
      await this.records.markDeleted(id, async (manager, agentId) => {
        await this.agents.addDocuments(manager, agentId, -1);
        await this.questions.deleteOfDocument(manager, id);
      });
    } catch (error) {
      throw error instanceof DocumentGone ? new DocumentNotFound() : error;
    }
    this.removals.wake();
  }
}
