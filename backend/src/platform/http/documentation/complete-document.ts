import type { OpenAPIObject } from '@nestjs/swagger';
import { addErrorResponses } from './error-responses.js';
import { addExamples, removeExampleNotes } from './examples.js';
import { type Route, routesOf } from './operations.js';
import { addParameters, completeParameters } from './parameters.js';
import { addCorrelationHeader, addHeaders } from './response-headers.js';

/**
 * Adds to the document of Nest what follows from the shape of an operation and what decorators only note: every failure
 * with its codes, headers, descriptions of ids, and examples. Changes the document it is given.
 */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  const routes = routesOf(document);
  addHeaders(document);
  addParameters(document);
  for (const route of routes) {
    addNothingLeft(route);
    completeParameters(route);
    addErrorResponses(document, route);
    addExamples(document, route);
  }
  for (const route of routes) addCorrelationHeader(document, route);
  removeExampleNotes(document);
  return document;
}

/** A stream that can be resumed has an answer for a client that has seen all of it. */
function addNothingLeft({ operation }: Route): void {
  if (!operation.parameters?.some(({ name }) => name === 'Last-Event-ID')) return;
  operation.responses['204'] = {
    description: 'Nothing can follow: the turn is over and `Last-Event-ID` was its last event.',
  };
}
