import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { explain } from '../../core/api/api-error';
import { KnowledgeApi } from '../../core/api/knowledge-api';
import type { Message, SearchResults } from '../../core/api/api-schemas';
import { PassageList } from '../../ui/panels/passage-list';
import { PassageView } from '../../ui/panels/passage-view';
import { SidePanel } from '../../ui/panels/side-panel';

/** The passage behind a marker of an answer, and why this passage and not another. */
@Component({
  selector: 'app-source-panel',
  imports: [PassageList, PassageView, SidePanel],
  templateUrl: './source-panel.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'contents' },
})
export class SourcePanel {
  readonly message = input.required<Message>();
  /** Which of its citations; none shows only how the documents were searched. */
  readonly index = input.required<number | null>();
  readonly closed = output();

  private readonly api = inject(KnowledgeApi);
  private readonly panel = viewChild(SidePanel);
  protected readonly citation = computed(
    () => this.message().citations.find(({ index }) => index === this.index()) ?? null,
  );
  private readonly messageId = computed(() => this.message().id);
  protected readonly search = linkedSignal<string, SearchResults | null>({
    source: this.messageId,
    computation: () => null,
  });
  protected readonly failure = signal<string | null>(null);
  /** Asked for by itself it is what the panel is for. */
  protected readonly whyOpen = linkedSignal(() => this.index() === null);

  constructor() {
    effect(() => {
      this.messageId();
      this.index();
      this.panel()?.focus();
    });
    effect(() => {
      const id = this.messageId();
      if (this.whyOpen()) untracked(() => void this.why(id));
    });
  }

  private async why(id: string): Promise<void> {
    if (this.search()) return;
    this.failure.set(null);
    try {
      const found = await this.api.retrieval(id);
      if (id === this.messageId()) this.search.set(found);
    } catch (error) {
      if (id === this.messageId()) this.failure.set(explain(error));
    }
  }
}
