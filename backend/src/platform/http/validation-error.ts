import { DomainError } from '../domain-error.js';
import type { FieldProblem } from '../domain-error.js';

/** 422 that names every field that breaks a rule. */
export function validationError(fields: FieldProblem[]): DomainError {
  const detail = fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return new DomainError('invalid', 'validation_error', detail, { fields });
}
