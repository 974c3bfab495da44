import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { PageInfo } from '../../../platform/http/input/paging.js';
import type { DocumentStatus } from '../document.entity.js';
import { PROBLEM_TEXTS } from '../reading/reader-protocol.js';

const DOCUMENT_ERROR_CODES = [...Object.keys(PROBLEM_TEXTS), 'embedding_failed', 'internal_error', 'deleting'].sort();

const STATUSES = ['queued', 'reading', 'indexing', 'ready', 'failed'];

/** Why a document failed, in words for a person. */
export class DocumentError {
  @ApiProperty({
    enum: DOCUMENT_ERROR_CODES,
    enumName: 'DocumentErrorCode',
    example: 'scanned',
    description: 'Stable word for a program.',
  })
  code!: string;

  @ApiProperty({
    type: String,
    example: 'No text found. This PDF seems to be scanned.',
    description: 'What to do about it.',
  })
  message!: string;
}

@ApiSchema({ name: 'Document' })
export class DocumentDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the document.' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'The agent that has it.' })
  agent_id!: string;

  @ApiProperty({ type: String, example: 'Handbook.pdf', description: 'Name of the file.' })
  filename!: string;

  @ApiProperty({ type: String, example: 'application/pdf', description: 'By its content, not by its name.' })
  mime_type!: string;

  @ApiProperty({ type: 'integer', description: 'Size of the file.', example: 48213 })
  size_bytes!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'null until it is known, and for texts without pages.',
    example: 12,
  })
  page_count!: number | null;

  @ApiProperty({ type: 'integer', description: 'Passages it is cut into; 0 until it is read.', example: 31 })
  chunk_count!: number;

  @ApiProperty({ enum: STATUSES, description: 'How far it is.', example: 'ready' })
  status!: DocumentStatus;

  @ApiProperty({ type: Number, minimum: 0, maximum: 1, description: 'How far it is, from 0 to 1.', example: 1 })
  progress!: number;

  @ApiProperty({ type: DocumentError, nullable: true, description: 'Why it failed; null otherwise.' })
  error!: DocumentError | null;

  @ApiProperty({
    type: Boolean,
    description: 'True when it was indexed with another embedding model than the one in use: retry indexes it anew.',
  })
  needs_reindex!: boolean;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was uploaded.' })
  created_at!: string;
}

export class DocumentList extends PageInfo {
  @ApiProperty({ type: [DocumentDto], description: 'Oldest first.' })
  documents!: DocumentDto[];
}

/** Data of the SSE event `progress` of a document. */
export class DocumentProgressEvent {
  @ApiProperty({ enum: STATUSES, description: 'How far it is.', example: 'indexing' })
  status!: DocumentStatus;

  @ApiProperty({ type: Number, minimum: 0, maximum: 1, description: 'How far it is, from 0 to 1.', example: 0.5 })
  progress!: number;

  @ApiProperty({ type: 'integer', description: 'Pages that were read.', example: 6 })
  pages_done!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'null until it is known, and for texts without pages.',
    example: 12,
  })
  page_count!: number | null;

  @ApiProperty({ type: 'integer', description: 'Passages that were indexed.', example: 16 })
  chunks_done!: number;

  @ApiProperty({ type: 'integer', description: 'Passages there are.', example: 31 })
  chunk_count!: number;

  @ApiProperty({ type: DocumentError, nullable: true, description: 'Why it failed; null otherwise.' })
  error!: DocumentError | null;
}
