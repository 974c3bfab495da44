import { DomainError } from '../../platform/domain-error.js';

export class AgentNotFound extends DomainError {
  constructor() {
    super('not_found', 'not_found', 'There is no such agent.');
  }
}
