import { DomainError } from '../../domain-error.js';
import type { FieldProblem } from '../../domain-error.js';

/** How many fields an answer names; a client that sends more wrong ones has one mistake, not hundreds. */
const MAX_FIELDS = 20;
const MAX_NAME_CHARACTERS = 100;
const MAX_MESSAGE_CHARACTERS = 300;

/** 422 that names the fields that break a rule: the first of them, with names that the client chose cut to a length. */
export function validationError(problems: readonly FieldProblem[]): DomainError {
  const fields = problems.slice(0, MAX_FIELDS).map(({ field, message }) => ({
    field: shortened(field, MAX_NAME_CHARACTERS),
    message: shortened(message, MAX_MESSAGE_CHARACTERS),
  }));
  const named = fields.map(({ field, message }) => `${field}: ${message}`);
  const rest = problems.length - fields.length;
  const detail = [...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
  return new DomainError('invalid', 'validation_error', detail, { fields });
}

/** Cut without leaving half a character. */
function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
