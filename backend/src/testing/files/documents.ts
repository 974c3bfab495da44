import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Test } from 'supertest';
import { Database } from '../../platform/database/database.js';
import { Removals } from '../../platform/removal/removals.js';
import type { DocumentDto } from '../../features/knowledge/documents/document.dto.js';
import type { SearchResult } from '../../features/knowledge/search/search.dto.js';
import { readdir } from 'node:fs/promises';
import type { TestApp } from '../servers/create-test-app.js';
import { EventClient } from '../event-client.js';

/** Documents of agents, over HTTP; and what is left of them, where only the server looks. */
export class Documents {
  constructor(private readonly server: TestApp) {}

  upload(agentId: string, filename: string, content: string | Buffer, headers: Record<string, string> = {}): Test {
    return this.server.http
      .post(`/api/agents/${agentId}/documents`)
      .set(headers)
      .attach('file', Buffer.from(content), { filename });
  }

  /** Uploads a document and waits until it is ready or failed. */
  async add(agentId: string, filename: string, content: string | Buffer): Promise<DocumentDto> {
    const { body } = await this.upload(agentId, filename, content).expect(202);
    return this.ended((body as DocumentDto).id);
  }

  async ended(id: string): Promise<DocumentDto> {
    await (await this.follow(id)).rest();
    return (await this.server.http.get(`/api/documents/${id}`).expect(200)).body as DocumentDto;
  }

  follow(id: string): Promise<EventClient> {
    return EventClient.open(`${this.server.url}/api/documents/${id}/events`);
  }

  async list(agentId: string): Promise<DocumentDto[]> {
    const { body } = await this.server.http.get(`/api/agents/${agentId}/documents`).expect(200);
    return (body as { documents: DocumentDto[] }).documents;
  }

  async search(agentId: string, q: string): Promise<SearchResult[]> {
    const { body } = await this.server.http.get(`/api/agents/${agentId}/knowledge/search`).query({ q }).expect(200);
    return (body as { results: SearchResult[] }).results;
  }

  /** What is stored of a document, whether it still exists or not, when all that was deleted is removed. */
  async traces(documentId: string): Promise<Record<'files' | 'chunks' | 'words' | 'vectors', number>> {
    await this.server.app.get(Removals).idle();
    const database = this.server.app.get(Database);
    const count = async (table: string) => {
      const rows = await database.read.query<{ found: number | string }[]>(`SELECT COUNT(*) AS found FROM ${table}`);
      return Number(rows[0]?.found);
    };
    const [mine] = await database.read.query<{ found: number | string }[]>(
      'SELECT COUNT(*) AS found FROM chunks WHERE document_id = $1',
      [documentId],
    );
    const chunks = await count('chunks');
    const folder = join(this.server.dataDir, 'files', 'documents');
    const files = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
    const known = await count('documents');
    return {
      files: files.filter((entry) => entry.isFile()).length - known,
      chunks: Number(mine?.found),
      words: (await count('chunk_words')) - chunks,
      vectors: (await count('chunk_vectors')) - chunks,
    };
  }
}
