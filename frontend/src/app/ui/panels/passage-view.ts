import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { PdfPage } from '../pdf/pdf-page';

/** A passage and where it comes from. */
export interface ShownPassage {
  readonly document_id: string;
  readonly filename: string;
  /** Null for files without pages. */
  readonly page: number | null;
  readonly text: string;
  readonly document_deleted?: boolean;
}

/** A passage with its file: the page it stands on where the file has pages, and its text. */
@Component({
  selector: 'app-passage-view',
  imports: [PdfPage],
  template: `
    <p class="font-medium wrap-anywhere">{{ passage().filename }}</p>
    @if (passage().page !== null) {
      <p class="text-ink-muted">Page {{ passage().page }}</p>
    }
    @if (passage().document_deleted) {
      <p class="mt-1 text-warn">This document was deleted. The passage was kept with the answer.</p>
    } @else {
      <a class="btn btn-link -ms-1" [href]="address()" [attr.download]="passage().filename">Download the document</a>
      @if (passage().page; as page) {
        <app-pdf-page
          class="mt-3"
          [url]="address()"
          [filename]="passage().filename"
          [page]="page"
          [passage]="passage().text"
        />
      }
    }
    <h3 class="eyebrow mt-5">Passage</h3>
    @for (paragraph of paragraphs(); track $index) {
      <p class="mt-2 text-md whitespace-pre-line wrap-anywhere" dir="auto">
        <mark class="bg-warn-soft box-decoration-clone px-0.5 text-ink">{{ paragraph }}</mark>
      </p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block' },
})
export class PassageView {
  readonly passage = input.required<ShownPassage>();

  protected readonly address = computed(
    // From the base of the page: behind a proxy the app may live under a path prefix.
    () => new URL(`api/documents/${this.passage().document_id}/content`, document.baseURI).pathname,
  );
  /** Apart, so that no empty line between them is marked. */
  protected readonly paragraphs = computed(() =>
    this.passage()
      .text.split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== ''),
  );
}
