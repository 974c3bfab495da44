import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const tones = {
  calm: 'bg-sunken text-ink-muted',
  warn: 'bg-warn-soft text-ink',
  danger: 'bg-danger-soft text-ink',
};

/** One line under the header about the state of things; never more than one at a time. */
@Component({
  selector: 'app-strip',
  template: '<ng-content />',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': 'classes()' },
})
export class Strip {
  readonly tone = input<keyof typeof tones>('calm');

  protected readonly classes = computed(
    () => `block border-b hairline px-4 py-2 text-center text-sm wrap-anywhere ${tones[this.tone()]}`,
  );
}
