import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { Response } from 'express';
import { ApiErrors, ErrorsOutsideApi } from '../../platform/http/api-errors.decorator.js';
import { RateClass } from '../../platform/http/rate-limit.guard.js';
import { Metrics } from '../../platform/observability/metrics.js';
import { AppConfig, Health } from './health.dto.js';
import { HealthService } from './health.service.js';

/** What machines and the web app ask the server about itself. */
@ApiTags('Operations')
@Controller()
export class HealthController {
  constructor(
    private readonly healthService: HealthService,
    private readonly metrics: Metrics,
  ) {}

  @Get('api/health')
  @RateClass('none')
  @ApiOperation({ summary: 'Whether the server works', description: '200 also when only the provider fails.' })
  @ApiOkResponse({ type: Health })
  @ApiServiceUnavailableResponse({ type: Health, description: 'The database does not answer.' })
  @ApiErrors()
  async getHealth(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const health = await this.healthService.health();
    response.status(health.database === 'ok' ? 200 : 503).setHeader('Cache-Control', 'no-store');
    return health;
  }

  @Get('health')
  @RateClass('none')
  @ApiExcludeEndpoint()
  getHealthForProbes(@Res({ passthrough: true }) response: Response): Promise<Health> {
    return this.getHealth(response);
  }

  @Get('api/config')
  @ApiOperation({ summary: 'What a client should know first', description: 'Version, provider, limits. No secrets.' })
  @ApiOkResponse({ type: AppConfig })
  @ApiErrors()
  getConfig(): AppConfig {
    return this.healthService.config();
  }

  @Get('metrics')
  @RateClass('none')
  @ApiOperation({ summary: 'Measurements in Prometheus text format' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ErrorsOutsideApi()
  async getMetrics(@Res({ passthrough: true }) response: Response): Promise<string> {
    const { registry } = this.metrics;
    response.setHeader('Content-Type', registry.contentType);
    return registry.metrics();
  }
}
