import type { Dialogs } from '../ui/dialogs/dialogs';

export function openShortcuts(dialogs: Dialogs): Promise<unknown> {
  const load = () => import('./shortcuts-dialog').then(({ ShortcutsDialog }) => ShortcutsDialog);
  return dialogs.open(load, undefined, 'Keyboard shortcuts');
}
