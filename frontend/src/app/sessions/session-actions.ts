import { inject, Injectable } from '@angular/core';
import { explain } from '../core/api/api-error';
import { formatCount, recordingParts } from '../core/format/number-format';
import type { Session } from '../core/api/api-schemas';
import { SessionsApi } from '../core/api/sessions-api';
import { SessionsStore } from '../core/stores/sessions-store';
import { Toasts } from '../ui/toasts/toasts';
import type { DeleteRequest } from '../ui/dialogs/delete-dialog';
import { Dialogs } from '../ui/dialogs/dialogs';

/** Rename and delete a session, from its row or from its header. */
@Injectable({ providedIn: 'root' })
export class SessionActions {
  private readonly dialogs = inject(Dialogs);
  private readonly api = inject(SessionsApi);
  private readonly store = inject(SessionsStore);
  private readonly toasts = inject(Toasts);

  async rename(session: Session, title: string): Promise<void> {
    try {
      await this.store.rename(session.id, title);
    } catch (error) {
      this.toasts.fail(explain(error));
    }
  }

  async delete(session: Session): Promise<boolean> {
    const load = () => import('../ui/dialogs/delete-dialog').then(({ DeleteDialog }) => DeleteDialog);
    const name = session.title ?? 'New session';
    const request: DeleteRequest = {
      name,
      kind: 'session',
      impact: async () => {
        const { messages, recordings, recording_bytes } = await this.api.impact(session.id);
        return {
          parts: [formatCount(messages, 'message'), ...recordingParts(recordings, recording_bytes)],
          messages: 0,
        };
      },
      remove: () => this.store.delete(session),
      explain,
    };
    const deleted = await this.dialogs.open<boolean, DeleteRequest>(load, request, `Delete ${name}`);
    if (deleted) this.toasts.show(`${name} deleted`);
    return deleted ?? false;
  }
}
