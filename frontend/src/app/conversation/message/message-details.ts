import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { explain } from '../../core/api/api-error';
import { MessagesApi } from '../../core/api/messages-api';
import type { Message, TraceEntry } from '../../core/api/api-schemas';
import { RunTimeConfig } from '../../core/api/run-time-config';
import { positionPanel } from '../../ui/panels/position-panel';
import { detailFacts, footerMetrics } from './metrics';

/** Time and tokens of a reply, and behind them everything else that is known about it. */
@Component({
  selector: 'app-message-details',
  template: `
    <button
      #button
      type="button"
      class="min-h-7 rounded-sm px-1.5 tabular-nums hover:bg-hover hover:text-ink"
      [attr.aria-label]="'Details of the reply' + (metrics() ? ': ' + metrics() : '')"
      (click)="toggle()"
    >
      {{ metrics() || 'Details' }}
    </button>
    <div #panel popover class="menu w-72 p-4!" role="dialog" aria-label="Details of the reply">
      @if (failure(); as text) {
        <p class="text-danger">{{ text }}</p>
      } @else {
        <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          @for (fact of facts(); track fact.name) {
            <dt class="text-ink-muted">{{ fact.name }}</dt>
            <dd class="min-w-0 text-end tabular-nums wrap-anywhere">{{ fact.value }}</dd>
          }
        </dl>
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageDetails {
  readonly message = input.required<Message>();
  /** Known when the reply ended in this visit; else it is read when the details are opened. */
  readonly trace = input<readonly TraceEntry[] | null>(null);

  private readonly api = inject(MessagesApi);
  private readonly config = inject(RunTimeConfig);
  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');
  private readonly loaded = signal<readonly TraceEntry[] | null>(null);

  protected readonly failure = signal<string | null>(null);
  private readonly known = computed(() => this.trace() ?? this.loaded());
  protected readonly metrics = computed(() => footerMetrics(this.message(), this.known()));
  protected readonly facts = computed(() =>
    detailFacts(
      this.message(),
      this.known() ?? [],
      this.message().simulated ? null : (this.config.provider()?.name ?? null),
    ),
  );

  toggle(): void {
    const panel = this.panel().nativeElement;
    panel.togglePopover();
    if (!panel.matches(':popover-open')) return;
    this.place();
    void this.load();
  }

  private async load(): Promise<void> {
    if (this.known()) return;
    try {
      this.loaded.set((await this.api.turn(this.message().turn_id)).trace);
      this.failure.set(null);
    } catch (error) {
      this.failure.set(explain(error));
    }
    requestAnimationFrame(() => this.place());
  }

  private place(): void {
    positionPanel(this.panel().nativeElement, this.button().nativeElement, 'start');
  }
}
