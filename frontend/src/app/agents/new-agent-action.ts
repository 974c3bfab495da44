import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { AgentActions } from './agent-actions';

/** "New agent" for the palette: makes one, then opens it. */
export function newAgentAction(): { readonly label: string; readonly run: () => void } {
  const actions = inject(AgentActions);
  const router = inject(Router);
  const run = async (): Promise<void> => {
    const agent = await actions.create();
    if (agent) await router.navigate(['/a', agent.id]);
  };
  return { label: 'New agent', run: () => void run() };
}
