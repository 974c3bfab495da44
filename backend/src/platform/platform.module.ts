import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { HttpModule } from './http/http.module.js';
import { Maintenance } from './maintenance/maintenance.js';
import { ObservabilityModule } from './observability/observability.module.js';

/** The technical ground, for every feature without importing it. */
@Global()
@Module({
  imports: [ObservabilityModule, HttpModule],
  providers: [{ provide: Clock, useClass: SystemClock }, Maintenance],
  exports: [Clock, Maintenance],
})
export class PlatformModule {}
