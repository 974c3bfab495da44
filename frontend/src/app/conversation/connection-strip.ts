import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { Announcer } from '../ui/announcer';
import { Network } from '../core/browser/network';
import { RunTimeConfig } from '../core/api/run-time-config';
import { Strip } from '../ui/strip';
import type { Connection } from './conversation-feed';

/** After this long without the server the reader is told that nothing is lost. */
const LONG_MS = 30_000;
const TICK_MS = 500;

/** The one strip under the header: no network, no server, or no model; nothing when all is well. */
@Component({
  selector: 'app-connection-strip',
  imports: [Strip],
  template: `
    @if (!network.online()) {
      <app-strip tone="warn"> You are offline. You can read and write; messages are sent when you are back. </app-strip>
    } @else if (lost(); as text) {
      <app-strip tone="warn">
        <span>{{ text }}</span>
        <button type="button" class="strip-link" (click)="retried.emit()">Retry now</button>
      </app-strip>
    } @else if (config.simulated()) {
      <app-strip>
        <span>Demo replies - scripted on this server, no AI model is connected.</span>
        <button type="button" class="strip-link" (click)="connectAsked.emit()">Connect a model</button>
      </app-strip>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block flex-none' },
})
export class ConnectionStrip {
  readonly connection = input.required<Connection>();
  readonly replying = input(false);
  readonly retried = output();
  readonly connectAsked = output();

  protected readonly network = inject(Network);
  protected readonly config = inject(RunTimeConfig);
  private readonly announcer = inject(Announcer);
  private announced: Connection['state'] | 'offline' = 'none';
  private readonly now = signal(Date.now());

  protected readonly lost = computed(() => {
    const connection = this.connection();
    if (connection.state !== 'lost') return null;
    const now = this.now();
    if (this.replying() && now - connection.since > LONG_MS) {
      return 'Reply is still running on the server; it will appear here.';
    }
    const seconds = Math.ceil((connection.retryAt - now) / 1000);
    return seconds > 0 ? `Connection lost. Reconnecting in ${seconds} s.` : 'Connection lost. Reconnecting.';
  });

  constructor() {
    // Announced once per change; the seconds that count down are only for the eye.
    effect(() => {
      const state = this.network.online() ? this.connection().state : 'offline';
      if (state === 'offline') this.announcer.say('You are offline. Messages are sent when you are back.');
      if (state === 'lost' && this.announced !== 'lost') this.announcer.say('Connection lost. Reconnecting.');
      if (state === 'open' && (this.announced === 'lost' || this.announced === 'offline'))
        this.announcer.say('Connected again');
      if (state !== 'connecting') this.announced = state;
    });
    const timer = setInterval(() => {
      if (this.connection().state === 'lost') this.now.set(Date.now());
    }, TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
