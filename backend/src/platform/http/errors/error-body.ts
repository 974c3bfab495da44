import { ApiProperty } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCode } from './error-table.js';

export class FieldProblemBody {
  @ApiProperty({ type: String, description: 'Name of the field or parameter.', example: 'name' })
  field: string;

  @ApiProperty({ type: String, description: 'The rule it breaks.', example: 'must be 1 to 100 characters' })
  message: string;
}

/** Every error response of the API. */
export class ErrorBody {
  @ApiProperty({ type: String, description: 'Title for a person.', example: 'Validation Error' })
  error: string;

  @ApiProperty({
    enum: ERROR_CODES,
    enumName: 'ErrorCode',
    description: 'Stable word for a program.',
    example: 'validation_error',
  })
  code: ErrorCode;

  @ApiProperty({ type: String, description: 'The cause, for people.', example: 'name: must be 1 to 100 characters' })
  detail: string;

  @ApiProperty({ type: [FieldProblemBody], description: 'Each field that breaks a rule; empty otherwise.' })
  fields: FieldProblemBody[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Text to show in place of an answer, where a person waits for one.',
  })
  fallback_message: string | null;

  @ApiProperty({
    type: String,
    description: 'Also in the header X-Correlation-ID and in the log.',
    example: '019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f',
  })
  correlation_id: string;
}
