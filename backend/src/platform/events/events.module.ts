import { Global, Module } from '@nestjs/common';
import { EventBus } from './event-bus.js';
import { MemoryEventBus } from './memory-event-bus.js';
import { DomainEvents } from './domain-events.js';

@Global()
@Module({
  providers: [DomainEvents, { provide: EventBus, useClass: MemoryEventBus }],
  exports: [DomainEvents, EventBus],
})
export class EventsModule {}
