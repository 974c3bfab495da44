import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ApiErrors } from '../../platform/http/documentation/api-errors.decorator.js';
import { LOCATION } from '../../platform/http/documentation/response-headers.js';
import { IdParam } from '../../platform/http/input/id-param.decorator.js';
import { type Attempt, IdempotencyKey } from '../../platform/http/idempotency/idempotency-key.decorator.js';
import { Idempotency } from '../../platform/http/idempotency/idempotency.service.js';
import { AgentDto, AgentImpact, AgentList, CreateAgent, ListAgentsQuery, UpdateAgent } from './agent.dto.js';
import { AgentRemoval } from './agent-removal.js';
import { presentAgent } from './agent.presenter.js';
import { AgentsService } from './agents.service.js';

@ApiTags('Agents')
@Controller('api/agents')
export class AgentsController {
  constructor(
    private readonly agents: AgentsService,
    private readonly removal: AgentRemoval,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List agents', description: 'Oldest first; `q` filters by name and description.' })
  @ApiOkResponse({ type: AgentList, description: 'A page of agents.' })
  @ApiErrors()
  listAgents(@Query() query: ListAgentsQuery): Promise<AgentList> {
    return this.agents.list(query);
  }

  @Post()
  @ApiOperation({ summary: 'Create an agent', description: 'A name and instructions are enough.' })
  @ApiCreatedResponse({ type: AgentDto, description: 'The new agent.', headers: LOCATION })
  @ApiErrors()
  async createAgent(
    @IdempotencyKey() attempt: Attempt,
    @Body() body: CreateAgent,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AgentDto> {
    const agent = await this.idempotency.once(attempt, {
      create: async (id) => presentAgent(await this.agents.create(id, body)),
      again: async (id) => presentAgent(await this.agents.get(id)),
    });
    response.location(`/api/agents/${agent.id}`);
    return agent;
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read an agent', description: 'With its instructions and how much belongs to it.' })
  @ApiOkResponse({ type: AgentDto, description: 'The agent.' })
  @ApiErrors('not_found')
  async getAgent(@IdParam('id') id: string): Promise<AgentDto> {
    return presentAgent(await this.agents.get(id));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change an agent', description: 'Any subset of the fields; what is left out stays.' })
  @ApiOkResponse({ type: AgentDto, description: 'The agent as it is now.' })
  @ApiErrors('not_found')
  async updateAgent(@IdParam('id') id: string, @Body() body: UpdateAgent): Promise<AgentDto> {
    return presentAgent(await this.agents.update(id, body));
  }

  @Get(':id/impact')
  @ApiOperation({
    summary: 'Count what deleting an agent would delete with it',
    description: 'For a question before the agent is deleted.',
  })
  @ApiOkResponse({ type: AgentImpact, description: 'How much belongs to the agent.' })
  @ApiErrors('not_found')
  agentImpact(@IdParam('id') id: string): Promise<AgentImpact> {
    return this.removal.impact(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete an agent',
    description: 'Its sessions, messages and turns go too. It cannot be undone.',
  })
  @ApiNoContentResponse({ description: 'The agent is deleted.' })
  @ApiErrors('not_found')
  deleteAgent(@IdParam('id') id: string): Promise<void> {
    return this.removal.delete(id);
  }
}
