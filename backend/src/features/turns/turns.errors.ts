import { DomainError } from '../../platform/domain-error.js';

export class TurnNotFound extends DomainError {
  constructor() {
    super('not_found', 'not_found', 'There is no such turn.');
  }
}

export class TurnInProgress extends DomainError {
  constructor() {
    super('conflict', 'turn_in_progress', 'The session is already answering. Wait for the reply or stop it.');
  }
}

export class NothingToContinue extends DomainError {
  constructor() {
    super(
      'conflict',
      'nothing_to_continue',
      'Only the last reply of a session can be continued, and only an unfinished one.',
    );
  }
}

export class TooManyTurns extends DomainError {
  constructor(limit: number) {
    super('too_many_requests', 'rate_limited', `At most ${limit} replies can be written at the same time.`, {
      retry_after_seconds: 5,
    });
  }
}

export class ShuttingDown extends DomainError {
  constructor() {
    super('unavailable', 'shutting_down', 'The server is restarting. Try again in a moment.', {
      retry_after_seconds: 5,
    });
  }
}
