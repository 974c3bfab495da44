import { Injectable } from '@nestjs/common';
import type { MessageDto } from './message.dto.js';

type FindExisting = (documentIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** Says on each citation whether its document still exists. Documents are another feature's, which knows. */
@Injectable()
export class CitedDocuments {
  private findExisting: FindExisting = (ids) => Promise.resolve(new Set(ids));

  /** Call it before the application starts. */
  lookUpWith(findExisting: FindExisting): void {
    this.findExisting = findExisting;
  }

  async markDeleted(messages: MessageDto[]): Promise<MessageDto[]> {
    const cited = [...new Set(messages.flatMap(({ citations }) => citations.map(({ document_id }) => document_id)))];
    if (cited.length === 0) return messages;
    const existing = await this.findExisting(cited);
    return messages.map((message) => ({
      ...message,
      citations: message.citations.map((citation) => ({
        ...citation,
        document_deleted: !existing.has(citation.document_id),
      })),
    }));
  }
}
