import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { AgentsStore } from '../core/stores/agents-store';
import { ApiError, explain } from '../core/api/api-error';
import { codePoints, formatNumber } from '../core/format/number-format';
import type { Agent, CreateAgent } from '../core/api/api-schemas';
import { RunTimeConfig } from '../core/api/run-time-config';
import { DialogFrame } from '../ui/dialogs/dialog-frame';
import { KeepFocus } from '../ui/keep-focus';
import { type AgentForm, changesOf, checkForm, formOf } from './agent-form';

/** About four characters make a token in most languages that models were trained on. */
const CHARACTERS_PER_TOKEN = 4;

/** Creates an agent, or edits the one it is given. Closes with the stored agent. */
@Component({
  selector: 'app-agent-dialog',
  imports: [DialogFrame, KeepFocus],
  templateUrl: './agent-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AgentDialog {
  protected readonly agent = inject<Agent | null>(DIALOG_DATA);
  protected readonly config = inject(RunTimeConfig);
  private readonly agents = inject(AgentsStore);
  private readonly dialog = inject<DialogRef<Agent>>(DialogRef);
  private readonly idempotencyKey = crypto.randomUUID();
  private readonly original = formOf(this.agent);

  protected readonly form = signal<AgentForm>(this.original);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly asksToDiscard = signal(false);

  protected readonly changed = computed(() => JSON.stringify(this.form()) !== JSON.stringify(this.original));
  protected readonly problems = computed(() => {
    const refused = this.failure();
    const refusal = (field: string): string | null =>
      refused instanceof ApiError ? refused.fieldMessage(field) : null;
    const found = this.tried() ? checkForm(this.form(), this.config) : {};
    return {
      name: found.name ?? refusal('name'),
      system_prompt: found.system_prompt ?? refusal('system_prompt'),
      temperature: found.temperature ?? refusal('temperature'),
      model: refusal('model'),
      description: refusal('description'),
      conversation_starters: found.conversation_starters ?? refusal('conversation_starters'),
    };
  });
  protected readonly message = computed(() => {
    const error = this.failure();
    if (error === null) return null;
    const besideField = Object.values(this.problems()).some((problem) => problem !== null);
    return besideField && error instanceof ApiError && error.status === 422 ? null : explain(error);
  });
  protected readonly tokens = computed(() =>
    formatNumber(Math.ceil(codePoints(this.form().system_prompt) / CHARACTERS_PER_TOKEN)),
  );

  constructor() {
    // Closing by Esc or a click beside the dialog asks once when something would be lost.
    this.dialog.disableClose = true;
    this.dialog.keydownEvents.subscribe((event) => {
      if (event.key === 'Escape') this.leave();
    });
    this.dialog.backdropClick.subscribe(() => this.leave());
  }

  protected set<K extends keyof AgentForm>(field: K, value: AgentForm[K]): void {
    this.form.update((form) => ({ ...form, [field]: value }));
    this.asksToDiscard.set(false);
  }

  protected leave(): void {
    if (!this.changed() || this.asksToDiscard()) this.dialog.close();
    else this.asksToDiscard.set(true);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.tried.set(true);
    this.failure.set(null);
    const invalid = Object.keys(checkForm(this.form(), this.config))[0];
    if (invalid) {
      document.getElementById(`agent-${invalid}`)?.focus();
      return;
    }
    this.busy.set(true);
    try {
      this.dialog.close(await this.store());
    } catch (error) {
      this.failure.set(error);
      this.busy.set(false);
    }
  }

  private store(): Promise<Agent> {
    const values = changesOf(this.form(), this.original);
    return this.agent
      ? this.agents.update(this.agent.id, values)
      : this.agents.create(values as CreateAgent, this.idempotencyKey);
  }
}
