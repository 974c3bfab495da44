import { Controller, Get, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ApiErrors } from '../../platform/http/documentation/api-errors.decorator.js';
import { IdParam } from '../../platform/http/input/id-param.decorator.js';
import { SseStreams } from '../../platform/http/streaming/sse.js';
import { correlationIdOf } from '../../platform/observability/correlation.js';
import { EVENT_STREAM, SESSION_STREAM, SESSIONS_STREAM } from './events/event-stream.docs.js';
import { FollowSessionsQuery } from './following/follow-sessions.dto.js';
import { SessionFeeds } from './following/session-feeds.js';
import { SessionFeed } from './following/session-feed.js';
import { SessionEvent, SnapshotEvent, TitleEvent, TurnDto } from './turn.dto.js';
import { presentTurn } from './turn.presenter.js';
import { seqOf } from './events/turn-events.js';
import { TurnFeed } from './following/turn-feed.js';
import { TurnsService } from './turns.service.js';

@ApiTags('Turns')
@Controller('api')
export class TurnsController {
  constructor(
    private readonly turns: TurnsService,
    private readonly turnFeed: TurnFeed,
    private readonly sessionFeed: SessionFeed,
    private readonly sessionFeeds: SessionFeeds,
    private readonly streams: SseStreams,
  ) {}

  @Get('turns/:id')
  @ApiOperation({
    summary: 'Read a turn',
    description: 'The making of one answer: its state, its trace and its usage.',
  })
  @ApiOkResponse({ type: TurnDto, description: 'The turn.' })
  @ApiErrors('not_found')
  async getTurn(@IdParam('id') id: string): Promise<TurnDto> {
    return presentTurn(await this.turns.get(id));
  }

  @Get('turns/:id/events')
  @ApiOperation({
    summary: 'Follow a turn',
    description: 'Its events from the first, or after `Last-Event-ID`: replayed, then live, without a gap or a repeat.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Id of the last event that was seen.',
    schema: { type: 'string' },
    example: '019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f:12',
  })
  @ApiOkResponse(EVENT_STREAM)
  @ApiErrors('not_found')
  async turnEvents(
    @IdParam('id') id: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    this.streams.serveRest(await this.turnFeed.follow(id, seqOf(lastEventId, id)), response);
  }

  @Get('sessions/:id/events')
  @ApiExtraModels(SnapshotEvent, SessionEvent, TitleEvent)
  @ApiOperation({
    summary: 'Follow a session',
    description: 'Everything that happens in it, for every open tab: its turns, its title and its mode.',
  })
  @ApiOkResponse(SESSION_STREAM)
  @ApiErrors('not_found')
  async sessionEvents(@IdParam('id') id: string, @Res() response: Response): Promise<void> {
    this.streams.serve(await this.sessionFeed.follow(id, correlationIdOf(response)), response);
  }

  @Get('events')
  @ApiOperation({
    summary: 'Follow several sessions',
    description:
      'The feeds of these sessions over one connection, since a browser opens only six per server: the same events, with ' +
      '`session_id` added. A session that does not exist, or is deleted, gives an `error` and leaves the others alone.',
  })
  @ApiOkResponse(SESSIONS_STREAM)
  @ApiErrors()
  sessionsEvents(@Query() { session_id }: FollowSessionsQuery, @Res() response: Response): void {
    this.streams.serve(this.sessionFeeds.follow(session_id, correlationIdOf(response)), response);
  }

  @Post('turns/:id/stop')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Stop an answer',
    description: "Closes the provider's stream and keeps the text there is. A turn that is over stays as it is.",
  })
  @ApiOkResponse({ type: TurnDto, description: 'The turn as it is now.' })
  @ApiErrors('not_found')
  async stopTurn(@IdParam('id') id: string): Promise<TurnDto> {
    return presentTurn(await this.turns.stop(id));
  }
}
