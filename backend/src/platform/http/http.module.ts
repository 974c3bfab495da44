import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { Clock } from '../clock.js';
import { StorageFailures } from '../storage-failures.js';
import { ErrorFilter } from './error.filter.js';
import { IdempotencyKeyRepository } from './idempotency/idempotency-key.repository.js';
import { Idempotency } from './idempotency/idempotency.service.js';
import { OpenStreams } from './streaming/open-streams.js';
import { RateLimitGuard } from './protection/rate-limit.guard.js';
import { RateLimiter } from './protection/rate-limiter.js';
import { Routes } from './server/routes.js';
import { SseStreams } from './streaming/sse.js';
import { UndeclaredInputGuard } from './input/undeclared-input.guard.js';
import { ValidationPipe } from './input/validation.pipe.js';

/** What holds for every route. */
@Global()
@Module({
  providers: [
    Idempotency,
    IdempotencyKeyRepository,
    OpenStreams,
    Routes,
    StorageFailures,
    SseStreams,
    { provide: RateLimiter, inject: [Clock], useFactory: (clock: Clock) => new RateLimiter(clock) },
    { provide: APP_FILTER, useClass: ErrorFilter },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: UndeclaredInputGuard },
    { provide: APP_PIPE, useClass: ValidationPipe },
  ],
  exports: [Idempotency, OpenStreams, SseStreams, StorageFailures],
})
export class HttpModule {}
