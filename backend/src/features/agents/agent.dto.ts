import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { LIMITS } from '../../config/limits.js';
import { DecimalNumber, Text, TextList, TextParam } from '../../platform/http/input/fields.js';
import { PageInfo, PageQuery } from '../../platform/http/input/paging.js';

const NAME = {
  min: 1,
  max: LIMITS.agent_name_characters,
  description: 'What people call the agent.',
  example: 'Atlas',
};
const SYSTEM_PROMPT = {
  min: 1,
  max: LIMITS.system_prompt_characters,
  multiline: true,
  description: 'Instructions the model gets before every answer.',
  example: 'You are Atlas, a patient guide to maps. Answer briefly.',
};
const DESCRIPTION = {
  min: 0,
  max: 500,
  multiline: true,
  optional: true,
  description: 'For people; the model never sees it.',
  example: 'Knows maps.',
};
const MODEL = {
  min: 1,
  max: 200,
  optional: true,
  nullable: true,
  description: "The provider's model name; null means the configured default.",
};
const TEMPERATURE = {
  min: 0,
  max: 2,
  optional: true,
  nullable: true,
  description: 'null leaves it to the provider.',
};
const STARTERS = {
  maxItems: 6,
  min: 1,
  max: 200,
  optional: true,
  description: 'Questions offered in an empty conversation.',
  example: ['Which map do I need?'],
};

export class CreateAgent {
  @Text(NAME)
  name!: string;

  @Text(SYSTEM_PROMPT)
  system_prompt!: string;

  @Text(DESCRIPTION)
  description?: string;

  @Text(MODEL)
  model?: string | null;

  @DecimalNumber(TEMPERATURE)
  temperature?: number | null;

  @TextList(STARTERS)
  conversation_starters?: string[];
}

/** Any subset of the fields. */
export class UpdateAgent {
  @Text({ ...NAME, optional: true })
  name?: string;

  @Text({ ...SYSTEM_PROMPT, optional: true })
  system_prompt?: string;

  @Text(DESCRIPTION)
  description?: string;

  @Text(MODEL)
  model?: string | null;

  @DecimalNumber(TEMPERATURE)
  temperature?: number | null;

  @TextList(STARTERS)
  conversation_starters?: string[];
}

export class ListAgentsQuery extends PageQuery {
  @TextParam({
    min: 0,
    max: 100,
    optional: true,
    description: 'Part of a name or description, in any case.',
    example: 'map',
  })
  q?: string;
}

@ApiSchema({ name: 'Agent' })
export class AgentDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the agent.' })
  id!: string;

  @ApiProperty({ type: String, example: 'atlas', description: 'Stable name for addresses and compatible clients.' })
  slug!: string;

  @ApiProperty({ type: String, example: 'Atlas', description: 'What people call it.' })
  name!: string;

  @ApiProperty({ type: String, description: 'For people; the model never sees it.', example: 'Knows maps.' })
  description!: string;

  @ApiProperty({
    type: String,
    description: 'Instructions the model gets before every answer.',
    example: 'You are Atlas, a patient guide to maps. Answer briefly.',
  })
  system_prompt!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The model of the provider; null means the configured default.',
  })
  model!: string | null;

  @ApiProperty({ type: Number, nullable: true, minimum: 0, maximum: 2, description: 'null leaves it to the provider.' })
  temperature!: number | null;

  @ApiProperty({
    type: [String],
    description: 'Questions offered in an empty conversation.',
    example: ['Which map do I need?'],
  })
  conversation_starters!: string[];

  @ApiProperty({ type: 'integer', description: 'How many sessions it has.', example: 3 })
  session_count!: number;

  @ApiProperty({ type: 'integer', description: 'How many documents it has.', example: 2 })
  document_count!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was created.' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was last changed.' })
  updated_at!: string;
}

export class AgentList extends PageInfo {
  @ApiProperty({ type: [AgentDto], description: 'Oldest first.' })
  agents!: AgentDto[];
}

export class AgentImpact {
  @ApiProperty({ type: 'integer', description: 'Its sessions.', example: 3 })
  sessions!: number;

  @ApiProperty({ type: 'integer', description: 'Messages of its sessions.', example: 42 })
  messages!: number;

  @ApiProperty({ type: 'integer', description: 'Messages that people spoke.', example: 4 })
  recordings!: number;

  @ApiProperty({ type: 'integer', description: 'Size of these recordings.', example: 812345 })
  recording_bytes!: number;

  @ApiProperty({ type: 'integer', description: 'Its documents.', example: 2 })
  documents!: number;
}
