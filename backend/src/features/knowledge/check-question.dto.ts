import { ApiProperty } from '@nestjs/swagger';
import { Id, Text, WholeNumber } from '../../platform/http/fields.js';
import { PageInfo } from '../../platform/http/paging.js';

const QUESTION = { min: 1, max: 2000, example: 'How many days of leave are there?' };
const DOCUMENT = { description: 'The document that holds the answer; one of the agent.' };
const PAGE = { min: 1, max: 2000, optional: true, nullable: true, description: 'The page that holds it; null: any.' };

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

export class CheckQuestion {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  agent_id!: string;

  @ApiProperty({ type: String })
  question!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  document_id!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  page!: number | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Whether the last run found it; null before the first.' })
  hit!: boolean | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'At which place of all that was found the expected passage stood, from 1; null when it was not found.',
  })
  rank!: number | null;

  @ApiProperty({
    type: Boolean,
    description: 'True when documents or the embedding model have changed since the last run.',
  })
  stale!: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  checked_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  created_at!: string;
}

export class CheckQuestionList extends PageInfo {
  @ApiProperty({ type: [CheckQuestion] })
  check_questions!: CheckQuestion[];
}

/** What a run of all check questions of an agent gave. */
export class CheckRun {
  @ApiProperty({ type: 'integer' })
  total!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Questions for which the expected passage would be given to the model.',
  })
  hits!: number;

  @ApiProperty({ type: Number, nullable: true, minimum: 0, maximum: 1, description: 'null when there is no question.' })
  hit_rate!: number | null;

  @ApiProperty({ type: [CheckQuestion] })
  check_questions!: CheckQuestion[];
}
