import { Global, Module } from '@nestjs/common';
import { EventLog } from './event-log.js';
import { MemoryEventLog } from './memory-event-log.js';
import { Notices } from './notices.js';

@Global()
@Module({
  providers: [Notices, { provide: EventLog, useClass: MemoryEventLog }],
  exports: [Notices, EventLog],
})
export class EventsModule {}
