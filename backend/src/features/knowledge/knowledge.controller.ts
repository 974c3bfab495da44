import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ApiErrors } from '../../platform/http/documentation/api-errors.decorator.js';
import { SERVER_TIMING } from '../../platform/http/documentation/response-headers.js';
import { IdParam } from '../../platform/http/input/id-param.decorator.js';
import { type Attempt, IdempotencyKey } from '../../platform/http/idempotency/idempotency-key.decorator.js';
import { Idempotency } from '../../platform/http/idempotency/idempotency.service.js';
import { PageQuery } from '../../platform/http/input/paging.js';
import { serverTiming } from '../../platform/http/server/server-timing.js';
import { correlationIdOf } from '../../platform/observability/correlation.js';
import {
  CheckQuestionDto,
  CheckQuestionList,
  CheckRun,
  CreateCheckQuestion,
  UpdateCheckQuestion,
} from './checks/check-question.dto.js';
import { CheckQuestionsService } from './checks/check-questions.service.js';
import { CheckRuns } from './checks/check-runs.js';
import { SearchQuery, SearchResults } from './search/search.dto.js';
import { SearchService } from './search/search.service.js';

/** What shows how well an agent finds what its documents say. */
@ApiTags('Knowledge')
@Controller('api')
export class KnowledgeController {
  constructor(
    private readonly search: SearchService,
    private readonly checks: CheckQuestionsService,
    private readonly checkRuns: CheckRuns,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('agents/:id/knowledge/search')
  @ApiOperation({
    summary: 'Search the documents of an agent as an answer would',
    description:
      'With `previous` the question is first rewritten to stand alone. No answer is made. The header `Server-Timing` says ' +
      'how long the stages took: `rewrite`, `embed`, then `keywords` and `vectors` at the same time, and `passages`.',
  })
  @ApiOkResponse({ type: SearchResults, description: 'What was found.', headers: SERVER_TIMING })
  @ApiErrors('not_found')
  async searchKnowledge(
    @IdParam('id') id: string,
    @Query() query: SearchQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SearchResults> {
    const { results, times } = await this.search.search(id, query, correlationIdOf(response));
    response.setHeader('Server-Timing', serverTiming(times));
    return results;
  }

  @Get('messages/:id/retrieval')
  @ApiOperation({
    summary: 'Read why an answer is as it is',
    description:
      'The question as it was searched and the passages that were found; 404 when no documents were searched.',
  })
  @ApiOkResponse({ type: SearchResults, description: 'What was found for the answer.' })
  @ApiErrors('not_found')
  messageRetrieval(@IdParam('id') id: string): Promise<SearchResults> {
    return this.search.ofMessage(id);
  }

  @Get('agents/:id/check_questions')
  @ApiOperation({
    summary: 'List the check questions of an agent',
    description: 'Oldest first, with their last results.',
  })
  @ApiOkResponse({ type: CheckQuestionList, description: 'A page of check questions.' })
  @ApiErrors('not_found')
  listCheckQuestions(@IdParam('id') id: string, @Query() query: PageQuery): Promise<CheckQuestionList> {
    return this.checks.list(id, query);
  }

  @Post('agents/:id/check_questions')
  @ApiOperation({
    summary: 'Add a check question',
    description: 'With the document, and perhaps the page, that answers it.',
  })
  @ApiCreatedResponse({ type: CheckQuestionDto, description: 'The new check question.' })
  @ApiErrors('not_found')
  createCheckQuestion(
    @IdParam('id') agentId: string,
    @IdempotencyKey() attempt: Attempt,
    @Body() body: CreateCheckQuestion,
  ): Promise<CheckQuestionDto> {
    return this.idempotency.once(attempt, {
      create: (id) => this.checks.create(id, agentId, body),
      again: (id) => this.checks.get(id),
    });
  }

  @Post('agents/:id/check_questions/run')
  @HttpCode(200)
  @ApiOperation({ summary: 'Run all check questions', description: 'Answers the hit rate and stores the results.' })
  @ApiOkResponse({ type: CheckRun, description: 'The hit rate and each result.' })
  @ApiErrors('not_found')
  runCheckQuestions(@IdParam('id') id: string): Promise<CheckRun> {
    return this.checkRuns.run(id);
  }

  @Patch('check_questions/:id')
  @ApiOperation({ summary: 'Change a check question', description: 'Its last result is discarded.' })
  @ApiOkResponse({ type: CheckQuestionDto, description: 'The check question as it is now.' })
  @ApiErrors('not_found')
  updateCheckQuestion(@IdParam('id') id: string, @Body() body: UpdateCheckQuestion): Promise<CheckQuestionDto> {
    return this.checks.update(id, body);
  }

  @Delete('check_questions/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a check question', description: 'With its last result.' })
  @ApiNoContentResponse({ description: 'The check question is deleted.' })
  @ApiErrors('not_found')
  deleteCheckQuestion(@IdParam('id') id: string): Promise<void> {
    return this.checks.delete(id);
  }
}
