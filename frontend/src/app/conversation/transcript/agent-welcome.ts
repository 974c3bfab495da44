import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { Agent } from '../../core/api/api-schemas';
import { Avatar } from '../../ui/avatar';

/** Who the agent is, and ways to begin, where there is no message yet. */
@Component({
  selector: 'app-agent-welcome',
  imports: [Avatar],
  templateUrl: './agent-welcome.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'm-auto flex w-full max-w-xl flex-col items-center py-10 text-center' },
})
export class AgentWelcome {
  readonly agent = input.required<Agent>();
  readonly disabled = input(false);
  readonly starterChosen = output<string>();
}
