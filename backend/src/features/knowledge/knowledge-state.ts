import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EmbeddingModel } from '../../ai/embedding-model.js';
import { Database } from '../../platform/database/database.js';

/** Tells whether a search of an agent's documents could find something else than before. */
@Injectable()
export class KnowledgeState {
  constructor(
    private readonly database: Database,
    private readonly embedder: EmbeddingModel,
  ) {}

  /** In hexadecimal; the same as long as the agent has the same documents, indexed at the same time for the same model. */
  async of(agentId: string): Promise<string> {
    const documents = await this.database.read.query<{ id: string; ready_at: string }[]>(
      "SELECT id, ready_at FROM documents WHERE agent_id = $1 AND status = 'ready' AND deleted_at IS NULL ORDER BY id",
      [agentId],
    );
    const facts = [this.embedder.model, documents.map(({ id, ready_at }) => [id, ready_at])];
    return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  }
}
