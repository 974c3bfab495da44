import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { LucideX } from '@lucide/angular';
import { explain } from '../core/api-error';
import { KnowledgeApi } from '../core/knowledge-api';
import type { Message, SearchResults } from '../core/records';
import { PassageList } from '../ui/passage-list';

/** The passage behind a marker of an answer, and why this passage and not another. */
@Component({
  selector: 'app-source-panel',
  imports: [LucideX, PassageList],
  templateUrl: './source-panel.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class:
      'absolute inset-y-0 end-0 z-10 flex w-full max-w-[360px] flex-col border-s hairline bg-surface shadow-overlay min-[1200px]:shadow-none',
    role: 'complementary',
    'aria-label': 'Source',
    tabindex: '-1',
    '(keydown.escape)': 'escape($event)',
  },
})
export class SourcePanel {
  readonly message = input.required<Message>();
  /** Which of its citations; none shows only how the documents were searched. */
  readonly index = input.required<number | null>();
  readonly closed = output();

  private readonly api = inject(KnowledgeApi);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly citation = computed(
    () => this.message().citations.find(({ index }) => index === this.index()) ?? null,
  );
  protected readonly search = signal<SearchResults | null>(null);
  protected readonly failure = signal<string | null>(null);
  private readonly messageId = computed(() => this.message().id);

  constructor() {
    effect(() => {
      this.index();
      this.messageId();
      this.host.focus({ preventScroll: true });
    });
    effect(() => {
      this.messageId();
      this.search.set(null);
      this.failure.set(null);
    });
  }

  protected async why(open: boolean): Promise<void> {
    if (!open || this.search()) return;
    const id = this.messageId();
    this.failure.set(null);
    try {
      const found = await this.api.retrieval(id);
      if (id === this.messageId()) this.search.set(found);
    } catch (error) {
      this.failure.set(explain(error));
    }
  }

  protected escape(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }
}
