import { ApiProperty } from '@nestjs/swagger';
import { LIMITS } from '../../config/limits.js';
import { DecimalNumber, Text, TextList, TextParam } from '../../platform/http/fields.js';
import { PageInfo, PageQuery } from '../../platform/http/paging.js';

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
  max_items: 6,
  min: 1,
  max: 200,
  optional: true,
  description: 'Questions offered in an empty conversation.',
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
  @TextParam({ min: 0, max: 100, optional: true, description: 'Part of a name or description, in any case.' })
  q?: string;
}

export class Agent {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, example: 'atlas', description: 'Stable name for addresses and compatible clients.' })
  slug!: string;

  @ApiProperty({ type: String, example: 'Atlas' })
  name!: string;

  @ApiProperty({ type: String })
  description!: string;

  @ApiProperty({ type: String })
  system_prompt!: string;

  @ApiProperty({ type: String, nullable: true })
  model!: string | null;

  @ApiProperty({ type: Number, nullable: true, minimum: 0, maximum: 2 })
  temperature!: number | null;

  @ApiProperty({ type: [String] })
  conversation_starters!: string[];

  @ApiProperty({ type: 'integer' })
  session_count!: number;

  @ApiProperty({ type: 'integer' })
  document_count!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  updated_at!: string;
}

export class AgentList extends PageInfo {
  @ApiProperty({ type: [Agent] })
  agents!: Agent[];
}

export class AgentImpact {
  @ApiProperty({ type: 'integer' })
  sessions!: number;

  @ApiProperty({ type: 'integer' })
  messages!: number;

  @ApiProperty({ type: 'integer', description: 'Messages that people spoke.' })
  recordings!: number;

  @ApiProperty({ type: 'integer' })
  recording_bytes!: number;

  @ApiProperty({ type: 'integer' })
  documents!: number;
}
