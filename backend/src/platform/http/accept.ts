import { Version, type VersioningOptions, VersioningType } from '@nestjs/common';
import type { Request } from 'express';

/**
 * One address that answers in several forms has one handler per form; `Accept` chooses. Nest calls this custom
 * versioning: the "version" of a request is the form it asks for.
 */
const STREAM = 'stream';
const JSON_ONLY = 'json';

/** The handler for `Accept: text/event-stream`, and for whoever does not say. */
export const AnswersStream = () => Version(STREAM);

/** The handler for `Accept: application/json`. */
export const AnswersJson = () => Version(JSON_ONLY);

export const answerForms: VersioningOptions = {
  type: VersioningType.CUSTOM,
  extractor: (request) =>
    (request as Request).accepts(['text/event-stream', 'application/json']) === 'application/json' ? JSON_ONLY : STREAM,
};
