import { DomainError } from '../../platform/domain-error.js';

export class SessionNotFound extends DomainError {
  constructor() {
    super('not_found', 'not_found', 'There is no such session.');
  }
}

export class MessageNotFound extends DomainError {
  constructor() {
    super('not_found', 'not_found', 'There is no such message.');
  }
}
