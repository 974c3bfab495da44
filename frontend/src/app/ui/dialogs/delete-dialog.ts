import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { DialogFrame } from './dialog-frame';

/** What a delete takes along, as the server counts it. */
export interface DeleteImpact {
  readonly parts: readonly string[];
  readonly messages: number;
}

export interface DeleteRequest {
  readonly name: string;
  /** "agent", "session": what the button says is deleted. */
  readonly kind: string;
  readonly impact: () => Promise<DeleteImpact>;
  readonly remove: () => Promise<void>;
  /** Why one of the two failed, for a person. */
  readonly explain: (error: unknown) => string;
}

/** From this many messages on the name has to be typed. */
const MANY_MESSAGES = 100;

/** Says what will be lost before it is. Closes with true once the thing is deleted. */
@Component({
  selector: 'app-delete-dialog',
  imports: [DialogFrame],
  templateUrl: './delete-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeleteDialog {
  protected readonly request = inject<DeleteRequest>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly impact = signal<DeleteImpact | null>(null);
  protected readonly typed = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly mustType = computed(() => (this.impact()?.messages ?? 0) > MANY_MESSAGES);
  protected readonly ready = computed(
    () =>
      this.impact() !== null && !this.busy() && (!this.mustType() || this.typed().trim() === this.request.name.trim()),
  );

  constructor() {
    void this.count();
  }

  protected async count(): Promise<void> {
    this.failure.set(null);
    try {
      this.impact.set(await this.request.impact());
    } catch (error) {
      this.failure.set(this.request.explain(error));
    }
  }

  protected async remove(): Promise<void> {
    if (!this.ready()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.request.remove();
      this.dialog.close(true);
    } catch (error) {
      this.failure.set(this.request.explain(error));
      this.busy.set(false);
    }
  }
}
