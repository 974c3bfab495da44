import { Version, type VersioningOptions, VersioningType } from '@nestjs/common';
import type { Request } from 'express';

/**
 * One address that answers in several forms has one handler per form; `Accept` chooses. Nest calls this custom
 * versioning: the "version" of a request is the form it asks for.
 */
const STREAM = 'stream';
const JSON_ONLY = 'json';
const SOUND = 'sound';
/** The first handler that is declared answers whoever does not say. */
const ANY = [STREAM, JSON_ONLY, SOUND];

/** The handler for `Accept: text/event-stream`. */
export const RespondsWithStream = () => Version(STREAM);

/** The handler for `Accept: text/event-stream` where there is no sound to ask for. */
export const RespondsWithStreamByDefault = () => Version([STREAM, SOUND]);

/** The handler for `Accept: application/json`. */
export const RespondsWithJson = () => Version(JSON_ONLY);

/** The handler for `Accept: audio/mpeg`. */
export const RespondsWithAudio = () => Version(SOUND);

export const negotiableTypes: VersioningOptions = {
  type: VersioningType.CUSTOM,
  extractor: (request) => formsOf((request as Request).accepts()),
};

const FORMS: Record<string, string> = {
  'text/event-stream': STREAM,
  'application/json': JSON_ONLY,
  'audio/mpeg': SOUND,
  'audio/*': SOUND,
};

/** @param types in order of preference @returns the form of the first that we know, or all */
function formsOf(types: readonly string[]): string | string[] {
  for (const type of types) {
    if (type === '*/*') return ANY;
    const form = FORMS[type];
    if (form) return form;
  }
  return ANY;
}
