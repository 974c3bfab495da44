import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { LucidePencil, LucideTrash2 } from '@lucide/angular';
import { explain } from '../core/api/api-error';
import type { CheckQuestion, CreateCheckQuestion, KnowledgeDocument } from '../core/api/api-schemas';
import { KeepFocus } from '../ui/keep-focus';
import { Toasts } from '../ui/toasts/toasts';
import { CheckQuestionForm } from './check-question-form';
import { hitRate, resultLabel } from './check-labels';
import { ChecksStore } from './checks-store';

/** Questions with known answers, and whether a search finds them. */
@Component({
  selector: 'app-check-questions',
  imports: [CheckQuestionForm, KeepFocus, LucidePencil, LucideTrash2],
  templateUrl: './check-questions.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block' },
})
export class CheckQuestions {
  readonly agentId = input.required<string>();
  readonly documents = input.required<readonly KnowledgeDocument[]>();
  /** No document is being read. */
  readonly settled = input.required<boolean>();
  /** Grows when what a search can find has changed. */
  readonly revision = input.required<number>();

  protected readonly store = inject(ChecksStore);
  private readonly toasts = inject(Toasts);
  private readonly injector = inject(Injector);
  private readonly form = viewChild(CheckQuestionForm);

  protected readonly rate = hitRate;
  protected readonly resultLabel = resultLabel;
  protected readonly edited = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly waiting = computed(() => !this.settled() && this.store.questions().length > 0);

  constructor() {
    effect(() => {
      const agentId = this.agentId();
      this.revision();
      if (this.settled()) untracked(() => void this.store.open(agentId));
    });
    effect(() => {
      const { store } = this;
      if (this.settled() && store.due() && !store.running() && store.failure() === null) {
        untracked(() => void store.run());
      }
    });
  }

  protected name(documentId: string): string {
    return this.documents().find(({ id }) => id === documentId)?.filename ?? 'a deleted document';
  }

  protected tone({ hit }: CheckQuestion): string {
    if (hit === null) return '';
    return hit ? 'text-ok' : 'text-danger';
  }

  protected async add(question: CreateCheckQuestion): Promise<void> {
    if (await this.attempt(this.store.add(question))) this.form()?.clear();
  }

  protected async change({ id }: CheckQuestion, question: CreateCheckQuestion): Promise<void> {
    if (await this.attempt(this.store.change(id, question))) this.stopEditing(id);
  }

  protected edit(id: string): void {
    this.failure.set(null);
    this.edited.set(id);
    this.afterRender(() => this.form()?.focus());
  }

  protected stopEditing(id: string): void {
    this.failure.set(null);
    this.edited.set(null);
    this.afterRender(() => document.getElementById(`edit-${id}`)?.focus());
  }

  /** Gone at once, and back with one press: a question is quickly written again, but not quickly thought of. */
  protected async remove({ id, agent_id, question, document_id, page }: CheckQuestion): Promise<void> {
    try {
      await this.store.delete(id);
    } catch (error) {
      return this.toasts.fail(explain(error));
    }
    this.form()?.focus();
    this.toasts.show('Check question deleted', {
      label: 'Undo',
      run: () => {
        this.store
          .add({ question, document_id, page }, agent_id)
          .catch((error: unknown) => this.toasts.fail(`The question could not be restored. ${explain(error)}`));
      },
    });
  }

  private async attempt(work: Promise<void>): Promise<boolean> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await work;
      return true;
    } catch (error) {
      this.failure.set(explain(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private afterRender(work: () => void): void {
    afterNextRender(work, { injector: this.injector });
  }
}
