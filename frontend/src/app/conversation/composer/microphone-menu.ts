import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { LucideCheck, LucideChevronDown, LucideMic, LucideTextCursorInput } from '@lucide/angular';
import type { MicrophoneChoice } from '../../audio/microphone';
import { ActionMenu, type MenuAction } from '../../ui/action-menu';

const REVIEW = 'review-transcript';

/** Whether transcripts are reviewed before they are sent, and which microphone is used where there are several. */
@Component({
  selector: 'app-microphone-menu',
  imports: [ActionMenu],
  template: `
    <app-action-menu label="Voice options" [icon]="chevron" [actions]="options()" (chosen)="choose($event)" />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'contents' },
})
export class MicrophoneMenu {
  readonly devices = input.required<readonly MicrophoneChoice[]>();
  readonly device = input.required<string | null>();
  readonly reviews = input.required<boolean>();
  readonly deviceChosen = output<string>();
  readonly reviewSwitched = output<boolean>();

  protected readonly chevron = LucideChevronDown;
  protected readonly options = computed((): readonly MenuAction[] => {
    const reviews = this.reviews();
    const devices = this.devices();
    const microphones = devices.length > 1 ? devices : [];
    return [
      {
        value: REVIEW,
        label: `Review transcript before sending: ${reviews ? 'on' : 'off'}`,
        icon: reviews ? LucideCheck : LucideTextCursorInput,
      },
      ...microphones.map(({ id, name }) => ({
        value: id,
        label: name,
        icon: id === this.device() ? LucideCheck : LucideMic,
      })),
    ];
  });

  protected choose(option: string): void {
    if (option === REVIEW) this.reviewSwitched.emit(!this.reviews());
    else this.deviceChosen.emit(option);
  }
}
