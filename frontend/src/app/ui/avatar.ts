import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const TINTS = 8;
/** A picture, not text: where a reader has large letters it leaves them the room. */
const sizes = {
  small: 'size-[min(1.5rem,32px)] text-[min(0.625rem,13px)]',
  medium: 'size-[min(1.75rem,36px)] text-[min(0.6875rem,14px)]',
  large: 'size-12 text-title',
};

/** Two letters on a tint that follows from the agent's id. Always beside the name, so hidden from screen readers. */
@Component({
  selector: 'app-avatar',
  template: '{{ letters() }}',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true', '[class]': 'classes()', '[attr.data-tint]': 'tint()' },
})
export class Avatar {
  readonly agentId = input.required<string>();
  readonly name = input.required<string>();
  readonly size = input<keyof typeof sizes>('medium');

  protected readonly letters = computed(() => initials(this.name()));
  protected readonly classes = computed(() => `avatar ${sizes[this.size()]}`);
  protected readonly tint = computed(() => {
    let hash = 0;
    for (const character of this.agentId()) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
    return hash % TINTS;
  });
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters =
    words.length > 1 ? [words[0], words.at(-1)].map((word) => [...(word ?? '')][0]) : [...(words[0] ?? '')].slice(0, 2);
  return letters.join('').toLocaleUpperCase();
}
