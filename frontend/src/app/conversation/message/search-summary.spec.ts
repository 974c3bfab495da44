import type { Message } from '../../core/api/api-schemas';
import { searchSummary } from './search-summary';

const searched = {
  documents_searched: 4,
  search_duration_ms: 1200,
  citations: [{ index: 1 }],
  status: 'complete',
} as unknown as Message;

describe('What an answer says about the search before it', () => {
  it('is nothing when there was none', () => {
    expect(searchSummary({ ...searched, documents_searched: 0, citations: [] }, null)).toBeNull();
  });

  it('is that it goes on', () => {
    expect(searchSummary({ ...searched, documents_searched: 0 }, 4)).toBe('Searching 4 documents');
  });

  it('is how many documents were searched, and how long it took', () => {
    expect(searchSummary(searched, null)).toBe('Searched 4 documents, 1.2 s');
  });

  it('leaves the time out where it was not measured', () => {
    expect(searchSummary({ ...searched, search_duration_ms: null }, null)).toBe('Searched 4 documents');
  });

  it('is that nothing was found, once the answer is there', () => {
    const nothing = { ...searched, citations: [] };

    expect(searchSummary({ ...nothing, status: 'streaming' }, null)).toBe('Searched 4 documents, 1.2 s');
    expect(searchSummary(nothing, null)).toBe('No passage found in the knowledge base. Searched 4 documents, 1.2 s');
  });
});
