import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal } from '@angular/core';
import { explain } from '../core/api/api-error';
import { formatCount } from '../core/format/number-format';
import { KnowledgeApi } from '../core/api/knowledge-api';
import type { CreateCheckQuestion, SearchResults } from '../core/api/api-schemas';
import { type FoundPassage, PassageList } from '../ui/panels/passage-list';

/** Shows what would be found for a question, without asking a model. */
@Component({
  selector: 'app-ask-documents',
  imports: [PassageList],
  template: `
    <h2 class="text-title">Ask the documents</h2>
    <p class="mt-1 text-ink-muted">See which passages a question finds. No model is asked.</p>
    <form class="mt-3 flex gap-2" (submit)="ask($event, question.value)">
      <input
        #question
        class="field min-w-0 flex-1"
        type="search"
        aria-label="Question to the documents"
        autocomplete="off"
        maxlength="2000"
      />
      <button type="submit" class="btn btn-quiet flex-none" [attr.aria-disabled]="busy()">
        {{ busy() ? 'Searching' : 'Search' }}
      </button>
    </form>
    <div class="mt-4" aria-live="polite">
      @if (failure(); as text) {
        <p class="text-danger wrap-anywhere">{{ text }}</p>
      } @else if (results(); as found) {
        <p class="mb-3 text-ink-muted">
          {{ found.results.length === 0 ? 'No passage found' : formatCount(found.results.length, 'passage') }} in
          {{ formatCount(found.documents_searched, 'document') }}
        </p>
        <app-passage-list [passages]="found.results">
          <ng-template let-passage>
            <p class="mt-1.5 -ms-1 -mb-1 flex flex-wrap gap-x-3">
              <button type="button" class="btn btn-link" (click)="passageAsked.emit(passage)">Show the passage</button>
              <button type="button" class="btn btn-link" (click)="keep(found.query, passage)">
                Add as check question
              </button>
            </p>
          </ng-template>
        </app-passage-list>
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block' },
})
export class AskDocuments {
  readonly agentId = input.required<string>();
  readonly passageAsked = output<FoundPassage>();
  /** The question, with the passage that answers it. */
  readonly checkAsked = output<CreateCheckQuestion>();

  private readonly api = inject(KnowledgeApi);
  protected readonly formatCount = formatCount;
  protected readonly busy = signal(false);
  protected readonly results = signal<SearchResults | null>(null);
  protected readonly failure = signal<string | null>(null);

  constructor() {
    effect(() => {
      this.agentId();
      this.results.set(null);
      this.failure.set(null);
    });
  }

  protected keep(question: string, { document_id, page }: FoundPassage): void {
    this.checkAsked.emit({ question, document_id, page });
  }

  protected async ask(event: Event, question: string): Promise<void> {
    event.preventDefault();
    if (question.trim() === '' || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    const agentId = this.agentId();
    try {
      const found = await this.api.search(agentId, question.trim());
      if (agentId === this.agentId()) this.results.set(found);
    } catch (error) {
      this.failure.set(explain(error));
    } finally {
      this.busy.set(false);
    }
  }
}
