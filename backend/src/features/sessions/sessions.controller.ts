import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ApiErrors } from '../../platform/http/documentation/api-errors.decorator.js';
import { LOCATION } from '../../platform/http/documentation/response-headers.js';
import { IdParam } from '../../platform/http/input/id-param.decorator.js';
import { type Attempt, IdempotencyKey } from '../../platform/http/idempotency/idempotency-key.decorator.js';
import { Idempotency } from '../../platform/http/idempotency/idempotency.service.js';
import { PageQuery } from '../../platform/http/input/paging.js';
import { CreateSession, SessionDto, SessionDetail, SessionImpact, SessionList, UpdateSession } from './session.dto.js';
import { SessionMessages } from './session-messages.js';
import { SessionRemoval } from './session-removal.js';
import { presentSession } from './session.presenter.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('Sessions')
@Controller('api')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly messages: SessionMessages,
    private readonly removal: SessionRemoval,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('agents/:id/sessions')
  @ApiOperation({ summary: 'List the sessions of an agent', description: 'Newest activity first.' })
  @ApiOkResponse({ type: SessionList, description: 'A page of sessions.' })
  @ApiErrors('not_found')
  listSessions(@IdParam('id') agentId: string, @Query() query: PageQuery): Promise<SessionList> {
    return this.sessions.list(agentId, query);
  }

  @Post('agents/:id/sessions')
  @ApiOperation({ summary: 'Start a session', description: 'Without a title the first message becomes one.' })
  @ApiCreatedResponse({ type: SessionDto, description: 'The new session.', headers: LOCATION })
  @ApiErrors('not_found')
  async createSession(
    @IdParam('id') agentId: string,
    @IdempotencyKey() attempt: Attempt,
    @Body() body: CreateSession,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionDto> {
    const session = await this.idempotency.once(attempt, {
      create: async (id) => presentSession(await this.sessions.create(id, agentId, body)),
      again: async (id) => presentSession(await this.sessions.get(id)),
    });
    response.location(`/api/sessions/${session.id}`);
    return session;
  }

  @Get('sessions/:id')
  @ApiOperation({ summary: 'Read a session', description: 'With its agent and the last 50 messages.' })
  @ApiOkResponse({ type: SessionDetail, description: 'The session.' })
  @ApiErrors('not_found')
  getSession(@IdParam('id') id: string): Promise<SessionDetail> {
    return this.messages.detail(id);
  }

  @Patch('sessions/:id')
  @ApiOperation({ summary: 'Rename a session, or switch how it is held', description: 'Also while it answers.' })
  @ApiOkResponse({ type: SessionDto, description: 'The session as it is now.' })
  @ApiErrors('not_found')
  async updateSession(@IdParam('id') id: string, @Body() body: UpdateSession): Promise<SessionDto> {
    return presentSession(await this.sessions.update(id, body));
  }

  @Get('sessions/:id/impact')
  @ApiOperation({
    summary: 'Count what deleting a session would delete with it',
    description: 'For a question before the session is deleted.',
  })
  @ApiOkResponse({ type: SessionImpact, description: 'How much belongs to the session.' })
  @ApiErrors('not_found')
  sessionImpact(@IdParam('id') id: string): Promise<SessionImpact> {
    return this.sessions.impact(id);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a session',
    description: 'Also while it answers: followers get `error` with code `deleted` and end.',
  })
  @ApiNoContentResponse({ description: 'The session is deleted.' })
  @ApiErrors('not_found')
  deleteSession(@IdParam('id') id: string): Promise<void> {
    return this.removal.delete(id);
  }
}
