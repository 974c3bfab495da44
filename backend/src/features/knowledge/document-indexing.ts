import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { ModelFailure } from '../../ai/model-failure.js';
import { Clock } from '../../platform/clock.js';
import { toTimestamp } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import type { Job } from '../../platform/jobs/job-queue.js';
import { JobQueue } from '../../platform/jobs/job-queue.js';
import { Logger } from '../../platform/observability/logger.js';
import type { Document } from './document.entity.js';
import { DocumentRepository } from './document.repository.js';
import { DocumentGone, DocumentRecords } from './document-records.js';
import { ChunkIndexer } from './index/chunk-indexer.js';
import { DocumentText } from './reading/document-text.js';
import { PROBLEM_TEXTS } from './reading/reader-protocol.js';
import { ReadingFailure } from './reading/reading-failure.js';

export const INDEX_DOCUMENT = 'index_document';

/** A document at which the server went down this often is not tried again by itself. */
const MAX_ATTEMPTS = 5;

/** The job that makes a document searchable. It can be ended at any moment and goes on where it was. */
@Injectable()
export class DocumentIndexing {
  constructor(
    private readonly records: DocumentRecords,
    private readonly text: DocumentText,
    private readonly indexer: ChunkIndexer,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  async run(job: Job, signal: AbortSignal): Promise<void> {
    const document = await this.records.find(job.subject_id);
    // What ended is not done again: the server went down before the job could be noted as done.
    if (!document || document.status === 'failed' || document.status === 'ready') return;
    try {
      if (job.attempt > MAX_ATTEMPTS) throw new ReadingFailure('reader_failed');
      await this.index(document, signal);
    } catch (error) {
      if (signal.aborted || error instanceof DocumentGone || !(await job.isOurs())) return;
      await this.fail(document, error);
    }
  }

  /** Removes what was made of a document, in portions. */
  async undo(documentId: string, signal: AbortSignal): Promise<void> {
    await this.indexer.remove(documentId, signal);
    await this.text.remove(documentId, signal);
  }

  private async index(document: Document, signal: AbortSignal): Promise<void> {
    const beganMs = this.clock.monotonicMs();
    // What is indexed whole needs no reading: its passages get new vectors, and are found meanwhile.
    const indexed =
      document.ready_at === null
        ? await this.readAndIndex(document, signal)
        : await this.indexer.embedAnew(document, signal);
    await this.records.change(indexed, {
      status: 'ready',
      ready_at: toTimestamp(this.clock.now()),
      error_code: null,
      error_message: null,
    });
    await this.text.forget(document.id);
    this.log.info('document indexed', {
      document_id: document.id,
      passages: indexed.chunk_count,
      duration_ms: Math.round(this.clock.monotonicMs() - beganMs),
    });
  }

  private async readAndIndex(document: Document, signal: AbortSignal): Promise<Document> {
    const { document: opened, reading } = await this.text.read(document, signal);
    try {
      return await this.indexer.index(opened, reading, signal);
    } finally {
      reading.close();
    }
  }

  private async fail(document: Document, error: unknown): Promise<void> {
    const { code, message } = inWords(error);
    const fields = { document_id: document.id, code };
    if (code === 'internal_error') this.log.error('document failed', { ...fields, error });
    else this.log.info('document failed', fields);
    try {
      await this.records.change(document, await this.failed(document, code, message));
    } catch (cause) {
      if (!(cause instanceof DocumentGone)) throw cause;
    }
  }

  /** With the progress it had, which a retry goes on from. */
  private async failed(document: Document, errorCode: string, errorMessage: string) {
    const now = (await this.records.find(document.id)) ?? document;
    const { pages_done, page_count, chunks_done, chunk_count, token_count } = now;
    return {
      status: 'failed' as const,
      error_code: errorCode,
      error_message: errorMessage,
      pages_done,
      page_count,
      chunks_done,
      chunk_count,
      token_count,
    };
  }
}

function inWords(error: unknown): { code: string; message: string } {
  if (error instanceof ReadingFailure) return { code: error.problem, message: PROBLEM_TEXTS[error.problem] };
  if (error instanceof ModelFailure) return { code: 'embedding_failed', message: error.message };
  return { code: 'internal_error', message: 'Something went wrong on the server. Try again.' };
}

/** The indexing as a job of the queue. */
@Injectable()
export class DocumentIndexingJob implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly jobs: JobQueue,
    private readonly indexing: DocumentIndexing,
    private readonly documents: DocumentRepository,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(INDEX_DOCUMENT, (job, signal) => this.indexing.run(job, signal));
  }

  /** Documents that wait for a job have one. */
  async onApplicationBootstrap(): Promise<void> {
    const unfinished = await this.documents.findUnfinished();
    if (unfinished.length === 0) return;
    await this.database.write((manager) => this.jobs.ensure(manager, INDEX_DOCUMENT, unfinished));
    this.jobs.wake();
  }

  /** Ends the job and removes what it made, in portions. */
  async undo(documentId: string, signal: AbortSignal): Promise<void> {
    await this.jobs.cancel(INDEX_DOCUMENT, documentId);
    await this.indexing.undo(documentId, signal);
  }
}
