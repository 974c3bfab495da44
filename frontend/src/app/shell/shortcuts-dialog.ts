import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { mainModifier } from '../core/platform-keys';
import { SingleKeys } from '../core/single-keys';
import { DialogFrame } from '../ui/dialog-frame';

interface Group {
  readonly title: string;
  readonly entries: readonly { readonly keys: readonly string[]; readonly does: string; readonly single?: boolean }[];
}

@Component({
  selector: 'app-shortcuts-dialog',
  imports: [DialogFrame],
  templateUrl: './shortcuts-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShortcutsDialog {
  protected readonly singleKeys = inject(SingleKeys);

  protected readonly groups: readonly Group[] = [
    {
      title: 'Everywhere',
      entries: [
        { keys: [mainModifier, 'K'], does: 'Search agents, sessions and actions' },
        { keys: [mainModifier, 'Shift', 'O'], does: 'New session' },
        { keys: [mainModifier, 'B'], does: 'Show or hide the sidebar' },
        { keys: [mainModifier, '/'], does: 'This list' },
        { keys: ['?'], does: 'This list', single: true },
        { keys: ['/'], does: 'Go to the message box', single: true },
        { keys: ['Esc'], does: 'Stop the reply, or close what is open' },
      ],
    },
    {
      title: 'Message box',
      entries: [
        { keys: ['Enter'], does: 'Send' },
        { keys: [mainModifier, 'Enter'], does: 'Send' },
        { keys: ['Shift', 'Enter'], does: 'New line' },
        { keys: ['Alt', 'V'], does: 'Record: hold while you speak, or tap to start and to stop' },
        { keys: ['Esc'], does: 'Discard what is being recorded' },
      ],
    },
    {
      title: 'Messages',
      entries: [
        { keys: ['Alt', '↑'], does: 'Previous message' },
        { keys: ['Alt', '↓'], does: 'Next message' },
        { keys: ['C'], does: 'Copy the message', single: true },
        { keys: ['L'], does: 'Listen to the message', single: true },
        { keys: ['I'], does: 'Details of the reply', single: true },
      ],
    },
    {
      title: 'Sessions',
      entries: [
        { keys: ['F2'], does: 'Rename' },
        { keys: ['Del'], does: 'Delete (asks first)' },
      ],
    },
  ];
}
