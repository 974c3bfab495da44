import { getSchemaPath } from '@nestjs/swagger';
import { EVENT_STREAM } from '../turns/events/event-stream.docs.js';
import { MessageExchange } from './message-input.dto.js';

/** `Accept` cannot be a parameter in OpenAPI, so the description says what it does. */
export const STREAM_OR_JSON = {
  description:
    'With `Accept: application/json`: both messages, once the answer is complete. With `Accept: text/event-stream`, ' +
    `\`*/*\` or none: ${EVENT_STREAM.description}`,
  content: {
    'application/json': { schema: { $ref: getSchemaPath(MessageExchange) } },
    ...EVENT_STREAM.content,
  },
};

export const HOW_IT_ANSWERS =
  'Send `Accept: application/json` to wait for the answer as one JSON record, or `Accept: text/event-stream` to receive ' +
  'it as it is written. A request that accepts anything (`*/*`), or that does not say what it accepts, gets the stream: ' +
  'set the header in clients that do not. The turn runs on the server: closing the connection never stops it.';
