import { Controller, Delete, Get, HttpCode, Post, Query, Req, Res, UploadedFile, UseGuards } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { StoredUpload } from '../../../platform/blobs/stored-upload.js';
import { ApiErrors } from '../../../platform/http/documentation/api-errors.decorator.js';
import { eventStream, listOfEvents } from '../../../platform/http/documentation/event-stream.js';
import { LOCATION } from '../../../platform/http/documentation/response-headers.js';
import { ApiStoredFile } from '../../../platform/http/documentation/stored-file.decorator.js';
import { HttpError } from '../../../platform/http/errors/http-error.js';
import { sendStoredFile } from '../../../platform/http/files/stored-file.js';
import { IdParam } from '../../../platform/http/input/id-param.decorator.js';
import { type Attempt, IdempotencyKey } from '../../../platform/http/idempotency/idempotency-key.decorator.js';
import { PageQuery } from '../../../platform/http/input/paging.js';
import { TakesFile, type UploadRules } from '../../../platform/http/input/upload.interceptor.js';
import { SseStreams } from '../../../platform/http/streaming/sse.js';
import { AgentExistsGuard } from '../../agents/agent-exists.guard.js';
import { DocumentDto, DocumentList, DocumentProgressEvent } from './document.dto.js';
import { DocumentRemoval } from './document-removal.js';
import { DocumentUploads } from './document-uploads.js';
import { DocumentNotFound } from './documents.errors.js';
import { DocumentFeed, DocumentsService } from './documents.service.js';

/** A document as the file of a request. */
const DOCUMENT: UploadRules = {
  field: 'file',
  description: 'PDF, Word (DOCX), Markdown or plain text, by content and not by name; at most 25 MB.',
  limits: () => ({
    maxBytes: 25 * 1024 * 1024,
    tooLarge: () => new HttpError('payload_too_large', 'The file is larger than 25 MB.'),
  }),
};

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const PROGRESS_EVENTS = {
  progress: { data: DocumentProgressEvent, when: 'first the state as it is, then every change until the last one.' },
};

const PROGRESS_STREAM = {
  description: `Server-sent events:\n\n${listOfEvents(PROGRESS_EVENTS)}`,
  content: eventStream({ events: PROGRESS_EVENTS, order: '^progress( progress)*$' }),
};

@ApiTags('Knowledge')
@Controller('api')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly uploads: DocumentUploads,
    private readonly removal: DocumentRemoval,
    private readonly feed: DocumentFeed,
    private readonly streams: SseStreams,
  ) {}

  @Get('agents/:id/documents')
  @ApiOperation({ summary: 'List the documents of an agent', description: 'Oldest first.' })
  @ApiOkResponse({ type: DocumentList, description: 'A page of documents.' })
  @ApiErrors('not_found')
  listDocuments(@IdParam('id') id: string, @Query() query: PageQuery): Promise<DocumentList> {
    return this.documents.list(id, query);
  }

  @Post('agents/:id/documents')
  @HttpCode(202)
  @UseGuards(AgentExistsGuard)
  @TakesFile(DOCUMENT)
  @ApiOperation({
    summary: 'Give an agent a document',
    description: 'It is read and indexed in the background; follow `/api/documents/{id}/events`.',
  })
  @ApiAcceptedResponse({ type: DocumentDto, description: 'The new document, queued.', headers: LOCATION })
  @ApiErrors('not_found', 'unsupported_document', 'empty_document', 'server_busy')
  async uploadDocument(
    @IdParam('id') id: string,
    @IdempotencyKey() attempt: Attempt,
    @UploadedFile() upload: StoredUpload,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DocumentDto> {
    const document = await this.uploads.add(attempt, id, upload);
    response.location(`/api/documents/${document.id}`);
    return document;
  }

  @Get('documents/:id')
  @ApiOperation({ summary: 'Read what is known of a document', description: 'Its state, and why it failed if it did.' })
  @ApiOkResponse({ type: DocumentDto, description: 'The document.' })
  @ApiErrors('not_found')
  async getDocument(@IdParam('id') id: string): Promise<DocumentDto> {
    return this.documents.present(await this.documents.get(id));
  }

  @Get('documents/:id/content')
  @ApiOperation({ summary: 'Download the original file', description: 'Whole, or the range that is asked for.' })
  @ApiStoredFile('application/pdf', DOCX, 'text/markdown', 'text/plain')
  async getDocumentContent(
    @IdParam('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.uploads.read(id);
    const sent = await sendStoredFile(request, response, file, {
      // Asked for again each time: what was deleted must not come out of a cache.
      'Cache-Control': 'private, no-cache',
      // Never to be shown as a page of ours.
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      'Content-Security-Policy': 'sandbox',
    });
    if (!sent) throw new DocumentNotFound();
  }

  @Get('documents/:id/events')
  @ApiExtraModels(DocumentProgressEvent)
  @ApiOperation({
    summary: 'Follow the reading of a document',
    description: 'Its state now and every change until it is ready or failed.',
  })
  @ApiOkResponse(PROGRESS_STREAM)
  @ApiErrors('not_found')
  async documentEvents(@IdParam('id') id: string, @Res() response: Response): Promise<void> {
    this.streams.serve(await this.feed.follow(id), response);
  }

  @Post('documents/:id/retry')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Read a failed document again, or index a ready one again',
    description: 'One that is being read continues as it is.',
  })
  @ApiAcceptedResponse({ type: DocumentDto, description: 'The document, queued again.' })
  @ApiErrors('not_found')
  async retryDocument(@IdParam('id') id: string): Promise<DocumentDto> {
    return this.documents.present(await this.documents.retry(id));
  }

  @Delete('documents/:id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a document',
    description: 'Its passages and its file go too, also while it is read; answers keep what they quoted.',
  })
  @ApiNoContentResponse({ description: 'The document is deleted.' })
  @ApiErrors('not_found')
  deleteDocument(@IdParam('id') id: string): Promise<void> {
    return this.removal.delete(id);
  }
}
