import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { Response } from 'express';
import { ApiErrors } from '../../platform/http/documentation/api-errors.decorator.js';
import { RateClass } from '../../platform/http/protection/rate-limit.guard.js';
import { Metrics } from '../../platform/observability/metrics.js';
import { AppConfig, Health } from './health.dto.js';
import { HealthService } from './health.service.js';

const METRICS_EXAMPLE =
  '# HELP parley_running_turns Turns being answered now.\n# TYPE parley_running_turns gauge\nparley_running_turns 1\n';

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
  @ApiOkResponse({ type: Health, description: 'The server works.' })
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
  @ApiOkResponse({ type: AppConfig, description: 'The configuration.' })
  @ApiErrors()
  getConfig(): AppConfig {
    return this.healthService.config();
  }

  @Get('metrics')
  @RateClass('none')
  @ApiOperation({ summary: 'Metrics in Prometheus text format', description: 'For a Prometheus server to scrape.' })
  @ApiProduces('text/plain')
  @ApiOkResponse({
    description: 'The metrics.',
    content: { 'text/plain': { schema: { type: 'string' }, example: METRICS_EXAMPLE } },
  })
  @ApiErrors()
  async getMetrics(@Res({ passthrough: true }) response: Response): Promise<string> {
    const { registry } = this.metrics;
    response.setHeader('Content-Type', registry.contentType);
    return registry.metrics();
  }
}
