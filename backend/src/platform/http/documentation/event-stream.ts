import type { Type } from '@nestjs/common';
import { type ApiResponseOptions, getSchemaPath } from '@nestjs/swagger';

/** One kind of event in a stream. */
export interface StreamEvent {
  /** The record in `data:`. */
  data: Type;
  /** When it comes, and how often. */
  when: string;
  /** Members that the record has beside those of its schema. */
  added?: { properties: Record<string, object>; required?: string[] };
}

interface EventStream {
  /** In the order in which they come. */
  events: Record<string, StreamEvent>;
  /** A regular expression over the names of all events of a stream that ended, with a blank between two of them. */
  order: string;
}

/**
 * How an answer that is an event stream is documented. OpenAPI 3.1 has no way of its own: as generators agree, the schema
 * is that of the record in one event's `data:`. `x-events` says which record belongs to which event and when it comes,
 * `x-event-order` in which order.
 */
export function eventStream({ events, order }: EventStream) {
  const schemas = [...new Map(Object.values(events).map((event) => [event.data, schemaOf(event)])).values()];
  const media = {
    schema: schemas.length === 1 ? schemas[0] : { anyOf: schemas },
    'x-event-order': order,
    'x-events': Object.fromEntries(
      Object.entries(events).map(([name, event]) => [name, { description: event.when, schema: schemaOf(event) }]),
    ),
  };
  return { 'text/event-stream': media } as ApiResponseOptions['content'] & object;
}

function schemaOf({ data, added }: StreamEvent): object {
  const reference = { $ref: getSchemaPath(data) };
  return added ? { allOf: [reference, { type: 'object', ...added }] } : reference;
}

/** The events of a stream as a list in Markdown, for the description of its answer. */
export function listOfEvents(events: Record<string, StreamEvent>): string {
  return Object.entries(events)
    .map(([name, { data, when }]) => ` - \`${name}\` (${data.name}): ${when}`)
    .join('\n');
}
