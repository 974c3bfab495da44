import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ApiErrors } from '../../platform/http/api-errors.decorator.js';
import { IdParam } from '../../platform/http/id-param.decorator.js';
import { type Attempt, IdempotencyKey } from '../../platform/http/idempotency-key.decorator.js';
import { Idempotency } from '../../platform/http/idempotency.service.js';
import { Agent, AgentImpact, AgentList, CreateAgent, ListAgentsQuery, UpdateAgent } from './agent.dto.js';
import { presentAgent } from './agent.presenter.js';
import { AgentsService } from './agents.service.js';

@ApiTags('Agents')
@Controller('api/agents')
export class AgentsController {
  constructor(
    private readonly agents: AgentsService,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List agents', description: 'Oldest first; `q` filters by name and description.' })
  @ApiOkResponse({ type: AgentList })
  @ApiErrors('validation_error')
  listAgents(@Query() query: ListAgentsQuery): Promise<AgentList> {
    return this.agents.list(query);
  }

  @Post()
  @ApiOperation({ summary: 'Create an agent', description: 'A name and instructions are enough.' })
  @ApiCreatedResponse({ type: Agent, headers: { Location: { schema: { type: 'string' } } } })
  @ApiErrors('validation_error', 'idempotency_conflict', 'idempotency_in_progress')
  async createAgent(
    @IdempotencyKey() attempt: Attempt,
    @Body() body: CreateAgent,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Agent> {
    const agent = await this.idempotency.once(attempt, {
      create: async (id) => presentAgent(await this.agents.create(id, body)),
      again: async (id) => presentAgent(await this.agents.get(id)),
    });
    response.location(`/api/agents/${agent.id}`);
    return agent;
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read an agent' })
  @ApiOkResponse({ type: Agent })
  @ApiErrors('not_found')
  async getAgent(@IdParam('id') id: string): Promise<Agent> {
    return presentAgent(await this.agents.get(id));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change an agent', description: 'Any subset of the fields; what is left out stays.' })
  @ApiOkResponse({ type: Agent })
  @ApiErrors('not_found', 'validation_error')
  async updateAgent(@IdParam('id') id: string, @Body() body: UpdateAgent): Promise<Agent> {
    return presentAgent(await this.agents.update(id, body));
  }

  @Get(':id/impact')
  @ApiOperation({ summary: 'Count what deleting an agent would take along' })
  @ApiOkResponse({ type: AgentImpact })
  @ApiErrors('not_found')
  agentImpact(@IdParam('id') id: string): Promise<AgentImpact> {
    return this.agents.impact(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete an agent',
    description: 'Its sessions, messages and turns go too. It cannot be undone.',
  })
  @ApiNoContentResponse()
  @ApiErrors('not_found')
  deleteAgent(@IdParam('id') id: string): Promise<void> {
    return this.agents.delete(id);
  }
}
