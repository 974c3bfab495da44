import { ApiProperty } from '@nestjs/swagger';
import { PageInfo } from '../../platform/http/paging.js';
import type { DocumentStatus } from './document.entity.js';

const STATUSES = ['queued', 'reading', 'indexing', 'ready', 'failed'];

/** Why a document failed, in words for a person. */
export class DocumentError {
  @ApiProperty({
    type: String,
    example: 'scanned',
    description:
      '`encrypted`, `scanned`, `empty`, `broken`, `too_many_pages`, `too_much_text`, `too_much_memory`, `too_slow`, `timed_out`, ' +
      '`reader_failed`, `embedding_failed`, `file_missing`, `internal_error`, `deleting`.',
  })
  code!: string;

  @ApiProperty({ type: String, example: 'No text found. This PDF seems to be scanned.' })
  message!: string;
}

export class Document {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  agent_id!: string;

  @ApiProperty({ type: String, example: 'Handbook.pdf' })
  filename!: string;

  @ApiProperty({ type: String, example: 'application/pdf', description: 'By its content, not by its name.' })
  mime_type!: string;

  @ApiProperty({ type: 'integer' })
  size_bytes!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null until it is known, and for texts without pages.' })
  page_count!: number | null;

  @ApiProperty({ type: 'integer', description: 'Passages it is cut into; 0 until it is read.' })
  chunk_count!: number;

  @ApiProperty({ enum: STATUSES })
  status!: DocumentStatus;

  @ApiProperty({ type: Number, minimum: 0, maximum: 1 })
  progress!: number;

  @ApiProperty({ type: DocumentError, nullable: true })
  error!: DocumentError | null;

  @ApiProperty({
    type: Boolean,
    description: 'True when it was indexed with another embedding model than the one in use: retry indexes it anew.',
  })
  needs_reindex!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  created_at!: string;
}

export class DocumentList extends PageInfo {
  @ApiProperty({ type: [Document] })
  documents!: Document[];
}

/** Data of the SSE event `progress` of a document. */
export class DocumentProgressEvent {
  @ApiProperty({ enum: STATUSES })
  status!: DocumentStatus;

  @ApiProperty({ type: Number, minimum: 0, maximum: 1 })
  progress!: number;

  @ApiProperty({ type: 'integer' })
  pages_done!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  page_count!: number | null;

  @ApiProperty({ type: 'integer' })
  chunks_done!: number;

  @ApiProperty({ type: 'integer' })
  chunk_count!: number;

  @ApiProperty({ type: DocumentError, nullable: true })
  error!: DocumentError | null;
}
