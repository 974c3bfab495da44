import { ApiProperty } from '@nestjs/swagger';
import { TextParam, TextParamList, WholeNumberParam } from '../../../platform/http/input/fields.js';

const DEFAULT_LIMIT = 8;

export class SearchQuery {
  @TextParam({ min: 1, max: 2000, description: 'The question.', example: 'When does the harbour open?' })
  q!: string;

  @TextParamList({
    maxItems: 10,
    min: 1,
    max: 2000,
    optional: true,
    description: 'Earlier questions of the conversation, oldest first; may be repeated.',
  })
  previous?: string[];

  @WholeNumberParam({ min: 1, max: 40, default: DEFAULT_LIMIT, description: 'How many passages to return.' })
  limit: number = DEFAULT_LIMIT;
}

/** A passage that was found, and why. */
export class SearchResult {
  @ApiProperty({ type: String, format: 'uuid', description: 'The document that holds the passage.' })
  document_id!: string;

  @ApiProperty({ type: String, description: 'Name of the document.', example: 'Handbook.pdf' })
  filename!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'From 1; null for texts without pages.', example: 3 })
  page!: number | null;

  @ApiProperty({
    type: String,
    description: 'The heading it stands under; empty when there is none.',
    example: 'Opening hours',
  })
  heading!: string;

  @ApiProperty({ type: 'integer', description: "In code points of the document's extracted text.", example: 1204 })
  start!: number;

  @ApiProperty({ type: 'integer', description: 'Behind the last one.', example: 1236 })
  end!: number;

  @ApiProperty({ type: String, description: 'The passage.', example: 'The harbour opens at six o’clock.' })
  text!: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'From 1; null when its words did not find it.',
    example: 1,
  })
  keyword_rank!: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'From 1; null when its meaning did not find it.',
    example: 2,
  })
  vector_rank!: number | null;

  @ApiProperty({ type: Number, description: 'Both ranks as one figure: 1 for the best.', example: 1 })
  score!: number;

  @ApiProperty({ type: Boolean, description: 'Whether the model would be given it, or was given it.', example: true })
  used!: boolean;
}

export class SearchResults {
  @ApiProperty({ type: String, description: 'The question as it was asked.', example: 'When does the harbour open?' })
  query!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What was searched for; null when it is the query itself.',
  })
  rewritten_query!: string | null;

  @ApiProperty({ type: 'integer', description: 'Ready documents of the agent.', example: 2 })
  documents_searched!: number;

  @ApiProperty({
    type: Boolean,
    description: 'True when the knowledge base is so small that the model is given all of it.',
  })
  whole!: boolean;

  @ApiProperty({ type: [SearchResult], description: 'Best first.' })
  results!: SearchResult[];
}
