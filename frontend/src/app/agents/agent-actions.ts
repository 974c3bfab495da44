import { inject, Injectable } from '@angular/core';
import { AgentsApi } from '../core/api/agents-api';
import { AgentsStore } from '../core/stores/agents-store';
import { explain } from '../core/api/api-error';
import { formatCount, recordingParts } from '../core/format/number-format';
import type { Agent } from '../core/api/api-schemas';
import { Toasts } from '../ui/toasts/toasts';
import type { DeleteRequest } from '../ui/dialogs/delete-dialog';
import { Dialogs } from '../ui/dialogs/dialogs';

/** Create, edit and delete, each with its dialog. */
@Injectable({ providedIn: 'root' })
export class AgentActions {
  private readonly dialogs = inject(Dialogs);
  private readonly api = inject(AgentsApi);
  private readonly store = inject(AgentsStore);
  private readonly toasts = inject(Toasts);

  async create(): Promise<Agent | undefined> {
    const agent = await this.edit(null);
    if (agent) this.toasts.show(`${agent.name} created`);
    return agent;
  }

  edit(agent: Agent | null): Promise<Agent | undefined> {
    const load = () => import('./agent-dialog').then(({ AgentDialog }) => AgentDialog);
    return this.dialogs.open<Agent, Agent | null>(load, agent, agent ? `Edit ${agent.name}` : 'New agent');
  }

  /** True once the agent and everything in it is gone. */
  async delete(agent: Agent): Promise<boolean> {
    const load = () => import('../ui/dialogs/delete-dialog').then(({ DeleteDialog }) => DeleteDialog);
    const request: DeleteRequest = {
      name: agent.name,
      kind: 'agent',
      impact: async () => {
        const { sessions, messages, recordings, recording_bytes, documents } = await this.api.impact(agent.id);
        const parts = [formatCount(sessions, 'session'), formatCount(messages, 'message')];
        if (documents > 0) parts.push(formatCount(documents, 'document'));
        return { parts: [...parts, ...recordingParts(recordings, recording_bytes)], messages };
      },
      remove: () => this.store.delete(agent.id),
      explain,
    };
    const deleted = await this.dialogs.open<boolean, DeleteRequest>(load, request, `Delete ${agent.name}`);
    if (deleted) this.toasts.show(`${agent.name} deleted`);
    return deleted ?? false;
  }
}
