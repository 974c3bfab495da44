import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EmbeddingModel } from '../../ai/embedding-model.js';
import { DocumentRepository } from './document.repository.js';

/** Tells whether a search of an agent's documents could find something else than before. */
@Injectable()
export class KnowledgeState {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly embedder: EmbeddingModel,
  ) {}

  /** In hexadecimal; the same as long as the agent has the same documents, indexed at the same time for the same model. */
  async of(agentId: string): Promise<string> {
    const documents = await this.documents.findReady(agentId);
    const facts = [this.embedder.model, documents.map(({ id, ready_at }) => [id, ready_at])];
    return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  }
}
