import type { ElementRef } from '@angular/core';
import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output, viewChild } from '@angular/core';
import type { CheckQuestion, CreateCheckQuestion, KnowledgeDocument } from '../core/api/api-schemas';

/** A question, the document that answers it, and perhaps the page. */
@Component({
  selector: 'app-check-question-form',
  template: `
    <form class="flex flex-wrap items-end gap-2" (submit)="submit($event)" (keydown.escape)="cancel($event)">
      <label class="min-w-0 flex-[1_1_16rem]">
        <span class="label">Question</span>
        <input
          #text
          class="field"
          autocomplete="off"
          maxlength="2000"
          [value]="question()?.question ?? ''"
          [attr.aria-invalid]="mistake() ? true : null"
          (input)="mistake.set(null)"
        />
      </label>
      <label class="min-w-0 flex-[1_1_12rem]">
        <span class="label">Answered in</span>
        <select #file class="field h-[2.625rem] truncate" (change)="chosen.set(file.value)">
          @for (document of documents(); track document.id) {
            <option [value]="document.id" [selected]="document.id === chosen()">{{ document.filename }}</option>
          }
        </select>
      </label>
      @if (pageCount(); as most) {
        <label class="w-24">
          <span class="label">Page</span>
          <input
            #page
            class="field"
            type="number"
            min="1"
            step="1"
            placeholder="any"
            [max]="most"
            [value]="question()?.page ?? ''"
          />
        </label>
      }
      <div class="flex gap-2">
        <button type="submit" class="btn btn-quiet min-h-[2.625rem]" [disabled]="busy()">
          {{ question() ? 'Save' : 'Add question' }}
        </button>
        @if (question()) {
          <button type="button" class="btn btn-link" (click)="cancelled.emit()">Cancel</button>
        }
      </div>
      @if (mistake() ?? failure(); as text) {
        <p class="field-error mt-0! w-full" role="alert">{{ text }}</p>
      }
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block' },
})
export class CheckQuestionForm {
  /** The one that is changed; null for a new one. */
  readonly question = input<CheckQuestion | null>(null);
  readonly documents = input.required<readonly KnowledgeDocument[]>();
  readonly busy = input(false);
  /** Why the last attempt was refused. */
  readonly failure = input<string | null>(null);
  readonly saved = output<CreateCheckQuestion>();
  readonly cancelled = output();

  private readonly text = viewChild.required<ElementRef<HTMLInputElement>>('text');
  private readonly page = viewChild<ElementRef<HTMLInputElement>>('page');

  protected readonly mistake = linkedSignal<CheckQuestion | null, string | null>({
    source: this.question,
    computation: () => null,
  });
  /** Kept while documents come and go around it. */
  protected readonly chosen = linkedSignal<readonly KnowledgeDocument[], string>({
    source: this.documents,
    computation: (documents, previous) => {
      const wanted = previous?.value ?? this.question()?.document_id;
      return documents.some(({ id }) => id === wanted) && wanted !== undefined ? wanted : (documents[0]?.id ?? '');
    },
  });
  protected readonly pageCount = computed(
    () => this.documents().find(({ id }) => id === this.chosen())?.page_count ?? null,
  );

  /** Ready for the next question, about the same document. */
  clear(): void {
    this.text().nativeElement.value = '';
    const page = this.page()?.nativeElement;
    if (page) page.value = '';
    this.focus();
  }

  focus(): void {
    this.text().nativeElement.focus();
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const question = this.text().nativeElement.value.trim();
    const page = this.page()?.nativeElement;
    if (question === '') {
      this.mistake.set('Write the question.');
      this.focus();
    } else if (page && !page.validity.valid) {
      this.mistake.set(`The document has the pages 1 to ${this.pageCount()}.`);
      page.focus();
    } else {
      this.mistake.set(null);
      this.saved.emit({ question, document_id: this.chosen(), page: page?.value ? Number(page.value) : null });
    }
  }

  protected cancel(event: Event): void {
    if (this.question() === null) return;
    event.preventDefault();
    this.cancelled.emit();
  }
}
