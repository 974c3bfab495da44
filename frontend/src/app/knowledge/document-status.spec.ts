import { listed, type ListedDocument, statusLabel, withProgress } from './document-status';

const document: ListedDocument = listed({
  id: 'd1',
  agent_id: 'a1',
  filename: 'Handbook.pdf',
  mime_type: 'application/pdf',
  size_bytes: 120_000,
  page_count: null,
  chunk_count: 0,
  status: 'queued',
  progress: 0,
  error: null,
  needs_reindex: false,
  created_at: '2026-01-01T00:00:00.000Z',
});
const nothing = { progress: 0, pages_done: 0, page_count: null, chunks_done: 0, chunk_count: 0, error: null };

describe('The state of a document in words', () => {
  it('says that it waits', () => {
    expect(statusLabel(document)).toBe('Waiting to be read');
  });

  it('counts the pages that are read', () => {
    const reading = withProgress(document, { ...nothing, status: 'reading', pages_done: 12, page_count: 80 });
    expect(statusLabel(reading)).toBe('Reading page 12 of 80');
  });

  it('names no page of a text that has none', () => {
    expect(statusLabel(withProgress(document, { ...nothing, status: 'reading' }))).toBe('Reading');
  });

  it('counts the passages that are indexed', () => {
    const indexing = withProgress(document, { ...nothing, status: 'indexing', chunks_done: 340, chunk_count: 512 });
    expect(statusLabel(indexing)).toBe('Indexing 340 of 512 passages');
  });

  it('says how many passages it became', () => {
    const ready = withProgress(document, { ...nothing, status: 'ready', progress: 1, chunk_count: 512 });
    expect(statusLabel(ready)).toBe('Ready (512)');
  });

  it('gives the reason of a failure', () => {
    const error = { code: 'encrypted' as const, message: 'Password protected.' };
    expect(statusLabel(withProgress(document, { ...nothing, status: 'failed', error }))).toBe('Password protected.');
  });
});
