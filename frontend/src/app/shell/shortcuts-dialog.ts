import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { mainModifier } from '../core/browser/platform-keys';
import { SingleKeys } from '../core/browser/single-keys';
import { DialogFrame } from '../ui/dialogs/dialog-frame';

/** Keys pressed together. */
interface Way {
  readonly keys: readonly string[];
  /** One key without a modifier, which can be switched off. */
  readonly single?: boolean;
}

interface Group {
  readonly title: string;
  /** Each thing once, with every way to do it. */
  readonly entries: readonly { readonly does: string; readonly ways: readonly Way[] }[];
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
        { does: 'Search agents, sessions and actions', ways: [{ keys: [mainModifier, 'K'] }] },
        { does: 'New session', ways: [{ keys: [mainModifier, 'Shift', 'O'] }] },
        { does: 'Show or hide the sidebar', ways: [{ keys: [mainModifier, 'B'] }] },
        { does: 'This list', ways: [{ keys: [mainModifier, '/'] }, { keys: ['?'], single: true }] },
        { does: 'Go to the message box', ways: [{ keys: ['/'], single: true }] },
        { does: 'Close what is open, stop the reply or discard the recording', ways: [{ keys: ['Esc'] }] },
      ],
    },
    {
      title: 'Message box',
      entries: [
        { does: 'Send', ways: [{ keys: ['Enter'] }, { keys: [mainModifier, 'Enter'] }] },
        { does: 'New line', ways: [{ keys: ['Shift', 'Enter'] }] },
        { does: 'Record: hold while you speak, or tap to start and to stop', ways: [{ keys: ['Alt', 'V'] }] },
      ],
    },
    {
      title: 'Messages',
      entries: [
        { does: 'Previous message', ways: [{ keys: ['Alt', '↑'] }] },
        { does: 'Next message', ways: [{ keys: ['Alt', '↓'] }] },
        { does: 'Copy the message', ways: [{ keys: ['C'], single: true }] },
        { does: 'Listen to the message', ways: [{ keys: ['L'], single: true }] },
        { does: 'Details of the reply', ways: [{ keys: ['I'], single: true }] },
      ],
    },
    {
      title: 'Sessions',
      entries: [
        { does: 'Rename', ways: [{ keys: ['F2'] }] },
        { does: 'Delete (asks first)', ways: [{ keys: ['Del'] }] },
      ],
    },
  ];
}
