import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Id, Text, WholeNumber } from '../../../platform/http/input/fields.js';
import { PageInfo } from '../../../platform/http/input/paging.js';

const QUESTION = {
  min: 1,
  max: 2000,
  description: 'What a person would ask.',
  example: 'How many days of leave are there?',
};
const DOCUMENT = { description: 'The document that holds the answer; one of the agent.' };
const PAGE = {
  min: 1,
  max: 2000,
  optional: true,
  nullable: true,
  description: 'The page that holds it; null: any.',
  example: 3,
};

export class CreateCheckQuestion {
  @Text(QUESTION)
  question!: string;

  @Id(DOCUMENT)
  document_id!: string;

  @WholeNumber(PAGE)
  page?: number | null;
}

/** Only what is given is changed; the last result is forgotten. */
export class UpdateCheckQuestion {
  @Text({ ...QUESTION, optional: true })
  question?: string;

  @Id({ ...DOCUMENT, optional: true })
  document_id?: string;

  @WholeNumber(PAGE)
  page?: number | null;
}

@ApiSchema({ name: 'CheckQuestion' })
export class CheckQuestionDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the check question.' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'The agent whose documents are checked.' })
  agent_id!: string;

  @ApiProperty({ type: String, description: 'The question.', example: 'How many days of leave are there?' })
  question!: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'The document that holds the answer.' })
  document_id!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The page that holds it; null: any.', example: 3 })
  page!: number | null;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether the last run found it; null before the first.',
    example: true,
  })
  hit!: boolean | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'At which place of all that was found the expected passage stood, from 1; null when it was not found.',
    example: 1,
  })
  rank!: number | null;

  @ApiProperty({
    type: Boolean,
    description: 'True when documents or the embedding model have changed since the last run.',
  })
  stale!: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it last ran; null before the first run.',
    example: '2026-11-26T09:41:00.000Z',
  })
  checked_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was created.' })
  created_at!: string;
}

export class CheckQuestionList extends PageInfo {
  @ApiProperty({ type: [CheckQuestionDto], description: 'Oldest first.' })
  check_questions!: CheckQuestionDto[];
}

/** What a run of all check questions of an agent gave. */
export class CheckRun {
  @ApiProperty({ type: 'integer', description: 'How many questions were asked.', example: 1 })
  total!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Questions for which the expected passage would be given to the model.',
    example: 1,
  })
  hits!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: 1,
    description: 'null when there is no question.',
    example: 1,
  })
  hit_rate!: number | null;

  @ApiProperty({ type: [CheckQuestionDto], description: 'Each question with its result.' })
  check_questions!: CheckQuestionDto[];
}
