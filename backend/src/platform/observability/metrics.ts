import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const NANOSECONDS = 1e9;

/** What an operator can watch, in Prometheus' words and units. Each server has its own registry. */
export class Metrics implements OnApplicationShutdown {
  readonly registry = new Registry();

  readonly requestSeconds = new Histogram({
    name: 'parley_request_duration_seconds',
    help: 'Duration of HTTP requests; of a stream, until it closed.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers: [this.registry],
  });

  readonly runningTurns = new Gauge({
    name: 'parley_running_turns',
    help: 'Answers being made now.',
    registers: [this.registry],
  });

  readonly timeToFirstTokenSeconds = new Histogram({
    name: 'parley_time_to_first_token_seconds',
    help: 'From asking the provider to the first text of an answer in a session.',
    buckets: [0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2.5, 5, 10, 20, 30, 60],
    registers: [this.registry],
  });

  readonly tokens = new Counter({
    name: 'parley_tokens_total',
    help: 'Tokens of answers in sessions, as the provider counted them.',
    labelNames: ['direction', 'model'] as const,
    registers: [this.registry],
  });

  readonly providerErrors = new Counter({
    name: 'parley_provider_errors_total',
    help: 'Calls to the provider that failed, by kind; unreadable_line counts lines of answers that were skipped.',
    labelNames: ['kind'] as const,
    registers: [this.registry],
  });

  readonly openStreams = new Gauge({
    name: 'parley_open_streams',
    help: 'Event streams that clients hold open now.',
    registers: [this.registry],
  });

  private readonly loopDelay = monitorEventLoopDelay({ resolution: 10 });

  constructor() {
    this.loopDelay.enable();
    const { loopDelay } = this;
    new Gauge({
      name: 'parley_event_loop_delay_seconds',
      help: 'How late the event loop ran since the last scrape.',
      labelNames: ['quantile'] as const,
      registers: [this.registry],
      collect() {
        for (const quantile of [50, 90, 99, 100]) {
          this.set({ quantile: String(quantile / 100) }, loopDelay.percentile(quantile) / NANOSECONDS);
        }
        loopDelay.reset();
      },
    });
    new Gauge({
      name: 'process_resident_memory_bytes',
      help: 'Memory of the process as the system counts it.',
      registers: [this.registry],
      collect() {
        this.set(process.memoryUsage.rss());
      },
    });
  }

  onApplicationShutdown(): void {
    this.loopDelay.disable();
  }
}
