import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, contentChild, input, TemplateRef } from '@angular/core';

/** A passage that was looked at for a question, with the ranks it got. */
export interface FoundPassage {
  readonly document_id: string;
  readonly filename: string;
  readonly page: number | null;
  readonly start: number;
  readonly text: string;
  readonly keyword_rank: number | null;
  readonly vector_rank: number | null;
  readonly score: number;
  readonly used: boolean;
}

/** Passages in the order of their score, with what made the score. A template within it stands below each of them. */
@Component({
  selector: 'app-passage-list',
  imports: [NgTemplateOutlet],
  template: `
    <ol class="flex flex-col gap-3">
      @for (passage of passages(); track passage.document_id + passage.start) {
        <li class="rounded-md border hairline bg-surface px-4 py-3">
          <p class="flex flex-wrap items-baseline gap-x-2 font-medium">
            <span class="wrap-anywhere">{{ passage.filename }}</span>
            @if (passage.page !== null) {
              <span class="font-normal text-ink-muted">page {{ passage.page }}</span>
            }
            <span class="chip font-normal">{{ passage.used ? 'Used' : 'Not used' }}</span>
          </p>
          <p class="mt-1.5 line-clamp-6 whitespace-pre-line wrap-anywhere" dir="auto">{{ passage.text }}</p>
          <p class="mt-1.5 text-ink-muted tabular-nums">
            Score {{ passage.score.toFixed(2) }} · keywords {{ rank(passage.keyword_rank) }} · meaning
            {{ rank(passage.vector_rank) }}
          </p>
          @if (below(); as template) {
            <ng-container [ngTemplateOutlet]="template" [ngTemplateOutletContext]="{ $implicit: passage }" />
          }
        </li>
      }
    </ol>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block' },
})
export class PassageList {
  readonly passages = input.required<readonly FoundPassage[]>();
  protected readonly below = contentChild<TemplateRef<{ $implicit: FoundPassage }>>(TemplateRef);

  protected rank(rank: number | null): string {
    return rank === null ? 'none' : `rank ${rank}`;
  }
}
