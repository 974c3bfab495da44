import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Config } from '../../../config/settings.js';
import { SseStreams } from '../../../platform/http/streaming/sse.js';
import { LiveTurns } from '../live/live-turns.js';
import { TurnLedger } from '../storage/turn-ledger.js';
import { TurnMaintenance } from './turn-maintenance.js';

/** Lets running answers finish for a while, keeps what the others had, then ends the followers. */
@Injectable()
export class TurnShutdown implements BeforeApplicationShutdown {
  constructor(
    private readonly live: LiveTurns,
    private readonly ledger: TurnLedger,
    private readonly streams: SseStreams,
    private readonly maintenance: TurnMaintenance,
    private readonly config: Config,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.live.drain(this.config.server.shutdownSeconds * 1000);
    this.maintenance.stop();
    await this.ledger.settled();
    this.streams.endAll();
  }
}
