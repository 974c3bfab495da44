import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { LucideArrowLeft, LucideDownload, LucideRefreshCw, LucideTrash2, LucideUpload, LucideX } from '@lucide/angular';
import { AgentsStore } from '../core/stores/agents-store';
import { ApiError, explain } from '../core/api/api-error';
import { formatCount, formatBytes } from '../core/format/number-format';
import { LastRoute } from '../core/browser/last-route';
import { Layout } from '../core/browser/layout';
import { PageTitle } from '../core/browser/page-title';
import type { Agent, CreateCheckQuestion } from '../core/api/api-schemas';
import { SessionsStore } from '../core/stores/sessions-store';
import type { DeleteRequest } from '../ui/dialogs/delete-dialog';
import { Dialogs } from '../ui/dialogs/dialogs';
import { KeepFocus } from '../ui/keep-focus';
import type { FoundPassage } from '../ui/panels/passage-list';
import { PassageView } from '../ui/panels/passage-view';
import { SidePanel } from '../ui/panels/side-panel';
import { SidebarOpener } from '../ui/sidebar-opener';
import { SkeletonRows } from '../ui/skeleton-rows';
import { Strip } from '../ui/strip';
import { Toasts } from '../ui/toasts/toasts';
import { AskDocuments } from './ask-documents';
import { CheckQuestions } from './check-questions';
import { ChecksStore } from './checks-store';
import { type ListedDocument, statusLabel } from './document-status';
import { KnowledgeStore } from './knowledge-store';
import { Uploads } from './uploads';

/** What an agent has read: give it files, watch them being read, and try what is found in them. */
@Component({
  selector: 'app-knowledge-page',
  imports: [
    AskDocuments,
    CheckQuestions,
    KeepFocus,
    LucideArrowLeft,
    LucideDownload,
    LucideRefreshCw,
    LucideTrash2,
    LucideUpload,
    LucideX,
    PassageView,
    RouterLink,
    SidePanel,
    SidebarOpener,
    SkeletonRows,
    Strip,
  ],
  providers: [ChecksStore, KnowledgeStore],
  templateUrl: './knowledge-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'relative flex h-full flex-col', '[class]': "passage() ? 'min-[1200px]:pe-[360px]' : ''" },
})
export class KnowledgePage {
  /** From the address. */
  readonly agent = input.required<string>();

  protected readonly store = inject(KnowledgeStore);
  protected readonly uploads = inject(Uploads);
  private readonly checks = inject(ChecksStore);
  protected readonly layout = inject(Layout);
  private readonly agents = inject(AgentsStore);
  private readonly sessions = inject(SessionsStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly title = inject(PageTitle);
  private readonly places = inject(LastRoute);
  private readonly panel = viewChild(SidePanel);

  protected readonly statusLabel = statusLabel;
  protected readonly formatCount = formatCount;
  protected readonly formatBytes = formatBytes;
  protected readonly record = signal<Agent | null>(null);
  /** The conversation that this page was opened from. */
  protected readonly back = computed(() => this.places.back(this.agent()));
  protected readonly failure = signal<string | null>(null);
  protected readonly isMissing = signal(false);
  protected readonly dropping = signal(false);
  protected readonly reindexing = signal(false);
  /** The passage beside the page. */
  protected readonly passage = signal<FoundPassage | null>(null);
  private passageOpener: Element | null = null;

  constructor() {
    effect(() => {
      const agent = this.agent();
      untracked(() => void this.show(agent));
    });
    effect(() => {
      if (this.passage()) this.panel()?.focus();
    });
  }

  protected async show(agentId: string): Promise<void> {
    this.failure.set(null);
    this.isMissing.set(false);
    this.record.set(null);
    this.passage.set(null);
    this.sessions.open(agentId).catch(() => undefined);
    try {
      const agent = await this.agents.find(agentId);
      if (agentId !== this.agent()) return;
      this.record.set(agent);
      this.title.set('Knowledge', agent.name);
      await this.store.open(agentId);
    } catch (error) {
      if (agentId !== this.agent()) return;
      this.isMissing.set(error instanceof ApiError && error.status === 404);
      this.failure.set(explain(error));
    }
  }

  protected chosen(picker: HTMLInputElement): void {
    this.store.add(picker.files ?? []);
    picker.value = '';
  }

  protected drag(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.dropping.set(over);
  }

  protected drop(event: DragEvent): void {
    this.drag(event, false);
    this.store.add(event.dataTransfer?.files ?? []);
  }

  protected retry(document: ListedDocument): void {
    this.store.retry(document.id).catch((error: unknown) => this.toasts.fail(explain(error)));
  }

  protected async reindexAll(): Promise<void> {
    this.reindexing.set(true);
    try {
      await this.store.reindexAll();
    } catch (error) {
      this.toasts.fail(explain(error));
    } finally {
      this.reindexing.set(false);
    }
  }

  protected openPassage(passage: FoundPassage): void {
    this.passageOpener = document.activeElement;
    this.passage.set(passage);
  }

  protected closePassage(): void {
    this.passage.set(null);
    if (this.passageOpener instanceof HTMLElement) this.passageOpener.focus();
  }

  protected async addCheck(question: CreateCheckQuestion): Promise<void> {
    try {
      await this.checks.add(question);
      this.toasts.show('Check question added');
    } catch (error) {
      this.toasts.fail(explain(error));
    }
  }

  protected async remove(document: ListedDocument): Promise<void> {
    const load = () => import('../ui/dialogs/delete-dialog').then(({ DeleteDialog }) => DeleteDialog);
    const request: DeleteRequest = {
      name: document.filename,
      kind: 'document',
      impact: () => {
        const parts = [formatBytes(document.size_bytes), formatCount(document.chunk_count, 'passage')];
        const checks = this.checks.questions().filter(({ document_id }) => document_id === document.id).length;
        if (checks > 0) parts.push(formatCount(checks, 'check question'));
        return Promise.resolve({ parts, messages: 0 });
      },
      remove: () => this.store.delete(document.id),
      explain,
    };
    const deleted = await this.dialogs.open<boolean, DeleteRequest>(load, request, `Delete ${document.filename}`);
    if (deleted) this.toasts.show(`${document.filename} deleted`);
  }
}
