import { DomainError } from '../../../platform/domain-error.js';

export class DocumentNotFound extends DomainError {
  constructor() {
    super('not_found', 'not_found', 'There is no such document.');
  }
}

export class UnsupportedDocument extends DomainError {
  constructor() {
    super(
      'unsupported_media_type',
      'unsupported_document',
      'This is not a PDF, Word (DOCX), Markdown or plain text file by its content.',
    );
  }
}

export class EmptyDocument extends DomainError {
  constructor() {
    super('invalid', 'empty_document', 'The file is empty.', { title: 'Validation Error' });
  }
}

export class CheckQuestionNotFound extends DomainError {
  constructor() {
    super('not_found', 'not_found', 'There is no such check question.');
  }
}

export class NoRetrieval extends DomainError {
  constructor() {
    super('not_found', 'not_found', 'No documents were searched for this message, or there is no such message.');
  }
}
