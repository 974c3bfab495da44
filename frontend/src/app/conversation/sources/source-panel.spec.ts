import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { KnowledgeApi } from '../../core/api/knowledge-api';
import { type DrawnPage, PdfFailure, type PdfFile, PdfFiles } from '../../ui/pdf/pdf-files';
import { SourcePanel } from './source-panel';

const PAGES = [['The harbour office opens at nine in', 'winter and closes at four.'], ['Boats pay by their length.']];

/** Files whose pages hold lines of text and draw nothing. */
class PaperFiles {
  readonly opened: string[] = [];
  closed = 0;
  failure: PdfFailure | null = null;
  /** Number of a page that cannot be drawn. */
  torn = 0;

  open(url: string): Promise<PdfFile> {
    this.opened.push(url);
    if (this.failure) return Promise.reject(this.failure);
    return Promise.resolve({
      pageCount: PAGES.length,
      draw: (number, width) =>
        number === this.torn ? Promise.reject(new PdfFailure('unreadable')) : Promise.resolve(paper(number, width)),
      close: () => (this.closed += 1),
    });
  }
}

function paper(number: number, width: number): DrawnPage {
  const lines = PAGES[number - 1] ?? [];
  return {
    number,
    canvas: document.createElement('canvas'),
    width,
    height: width * 1.4,
    pieces: lines.map((text, line) => ({
      text,
      box: (start: number, end: number) => ({ x: start / 100, y: line / 10, width: (end - start) / 100, height: 0.05 }),
    })),
  };
}

const citation = {
  index: 1,
  document_id: 'd1',
  filename: 'Handbook.pdf',
  page: 1,
  start: 0,
  end: 60,
  text: 'The harbour office opens at nine in winter\n\nand closes at four.',
  score: 1,
  cited: true,
  document_deleted: false,
};
const found = { query: 'And in winter?', rewritten_query: 'When does the office open in winter?', results: [] };

let files: PaperFiles;
let searches: string[];

beforeEach(() => {
  files = new PaperFiles();
  searches = [];
  // jsdom lays nothing out: every element is as wide as the panel's body.
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(330);
  Object.assign(globalThis, {
    ResizeObserver: class {
      constructor(private readonly tell: () => void) {}
      observe = () => this.tell();
      disconnect = () => undefined;
    },
  });
  const retrieval = (id: string) => {
    searches.push(id);
    return Promise.resolve(found);
  };
  TestBed.configureTestingModule({
    providers: [
      { provide: PdfFiles, useValue: files },
      { provide: KnowledgeApi, useValue: { retrieval } },
    ],
  });
});

afterEach(() => jest.restoreAllMocks());

async function panel(
  index: number | null,
  change: Partial<typeof citation> = {},
): Promise<ComponentFixture<SourcePanel>> {
  const fixture = TestBed.createComponent(SourcePanel);
  fixture.componentRef.setInput('message', { id: 'm1', citations: [{ ...citation, ...change }] });
  fixture.componentRef.setInput('index', index);
  await settle(fixture);
  return fixture;
}

/** Opening, drawing and showing are a promise each. */
async function settle(fixture: ComponentFixture<SourcePanel>): Promise<void> {
  for (let step = 0; step < 4; step++) await fixture.whenStable();
}

const text = ({ nativeElement }: ComponentFixture<SourcePanel>) => (nativeElement as HTMLElement).textContent ?? '';
const all = ({ nativeElement }: ComponentFixture<SourcePanel>, selector: string) => [
  ...(nativeElement as HTMLElement).querySelectorAll<HTMLElement>(selector),
];
const button = (fixture: ComponentFixture<SourcePanel>, label: string) =>
  all(fixture, `button[aria-label="${label}"]`)[0];

describe('The panel of a source', () => {
  it('draws the page of a PDF and marks the passage on it, line by line', async () => {
    const fixture = await panel(1);

    expect(files.opened).toEqual(['/api/documents/d1/content']);
    expect(all(fixture, 'canvas')[0]?.getAttribute('aria-label')).toBe(
      'Page 1 of Handbook.pdf, with the passage marked',
    );
    expect(all(fixture, '.page-mark')).toHaveLength(2);
    expect(text(fixture)).toContain('Page 1 of 2');
  });

  it('turns the pages, and marks only what stands on them', async () => {
    const fixture = await panel(1);
    button(fixture, 'Next page')?.click();
    await settle(fixture);

    expect(all(fixture, 'canvas')[0]?.getAttribute('aria-label')).toBe('Page 2 of Handbook.pdf');
    expect(all(fixture, '.page-mark')).toHaveLength(0);
    expect(button(fixture, 'Next page')?.hasAttribute('disabled')).toBe(true);
  });

  it('says when the passage cannot be marked on its page', async () => {
    const fixture = await panel(1, { text: 'Something that stands in a picture.' });

    expect(text(fixture)).toContain('The passage could not be marked on this page.');
  });

  it('says that the file is gone, and still quotes the passage', async () => {
    files.failure = new PdfFailure('gone');
    const fixture = await panel(1);

    expect(text(fixture)).toContain('The file is no longer there, so its page cannot be shown.');
    expect(all(fixture, 'mark').map((mark) => mark.textContent)).toEqual([
      'The harbour office opens at nine in winter',
      'and closes at four.',
    ]);
  });

  it('tries again to draw what could not be drawn', async () => {
    files.failure = new PdfFailure('unreadable');
    const fixture = await panel(1);
    expect(text(fixture)).toContain('The page could not be drawn.');
    files.failure = null;
    all(fixture, 'app-pdf-page button')[0]?.click();
    await settle(fixture);

    expect(all(fixture, 'canvas')).toHaveLength(1);
  });

  it('lets a file go whose page cannot be drawn, and begins again at the page of the passage', async () => {
    files.torn = 2;
    const fixture = await panel(1);
    button(fixture, 'Next page')?.click();
    await settle(fixture);
    expect(text(fixture)).toContain('The page could not be drawn.');
    expect(files.closed).toBe(1);

    all(fixture, 'app-pdf-page button')[0]?.click();
    await settle(fixture);
    expect(text(fixture)).toContain('Page 1 of 2');
  });

  it('asks for no file of a document that was deleted, nor of one without pages', async () => {
    const deleted = await panel(1, { document_deleted: true });
    expect(text(deleted)).toContain('This document was deleted. The passage was kept with the answer.');
    await panel(1, { page: null as unknown as number });

    expect(files.opened).toEqual([]);
  });

  it('lets the file go when it is closed', async () => {
    const fixture = await panel(1);
    fixture.destroy();
    await Promise.resolve();

    expect(files.closed).toBe(1);
  });

  it('shows at once why an answer is as it is when that is what was asked for', async () => {
    const fixture = await panel(null);

    expect(searches).toEqual(['m1']);
    expect(text(fixture)).toContain('Searched for: When does the office open in winter?');
  });

  it('searches for reasons only when they are asked for', async () => {
    const fixture = await panel(1);
    expect(searches).toEqual([]);
    const details = all(fixture, 'details')[0] as HTMLDetailsElement;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    await settle(fixture);

    expect(searches).toEqual(['m1']);
  });
});
