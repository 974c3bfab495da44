import { ApiProperty } from '@nestjs/swagger';

export class FieldProblemBody {
  @ApiProperty({ type: String, example: 'name' })
  field: string;

  @ApiProperty({ type: String, example: 'must be 1 to 100 characters' })
  message: string;
}

/** Every error response of the API. */
export class ErrorBody {
  @ApiProperty({ type: String, description: 'Title for a person.', example: 'Validation Error' })
  error: string;

  @ApiProperty({ type: String, description: 'Stable word for a program.', example: 'validation_error' })
  code: string;

  @ApiProperty({ type: String, example: 'name: must be 1 to 100 characters' })
  detail: string;

  @ApiProperty({ type: [FieldProblemBody], description: 'Each field that breaks a rule; empty otherwise.' })
  fields: FieldProblemBody[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Text to show in place of an answer, where a person waits for one.',
  })
  fallback_message: string | null;

  @ApiProperty({ type: String, description: 'Also in the header X-Correlation-ID and in the log.' })
  correlation_id: string;
}
