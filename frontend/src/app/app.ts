import { ChangeDetectionStrategy, Component } from '@angular/core';
import { AgentList } from './agents/agent-list';
import { SessionList } from './sessions/session-list';
import { Shell } from './shell/shell';

/** The frame, with the lists of the features in its sidebar. */
@Component({
  selector: 'app-root',
  imports: [AgentList, SessionList, Shell],
  template: `
    <app-shell [lists]="lists" />
    <ng-template #lists>
      <app-agent-list class="max-h-[45%] flex-none" />
      <app-session-list class="min-h-0 flex-1 scroll-pt-14 overflow-y-auto border-t hairline px-2 pt-3 pb-4" />
    </ng-template>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {}
