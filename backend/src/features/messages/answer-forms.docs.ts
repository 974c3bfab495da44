import { RequestMethod } from '@nestjs/common';
import { getSchemaPath } from '@nestjs/swagger';
import { EVENT_STREAM } from '../turns/event-stream.docs.js';
import { MessageExchange } from './message-input.dto.js';

/** For `@Sse` on what costs money. */
export const POST_STREAM = { method: RequestMethod.POST } as const;

export const STREAM_OR_JSON = {
  ...EVENT_STREAM,
  content: {
    ...EVENT_STREAM.content,
    'application/json': { schema: { $ref: getSchemaPath(MessageExchange) } },
  },
};

export const HOW_IT_ANSWERS =
  'By default, and with `Accept: text/event-stream`, the events of the turn; with `Accept: application/json` it waits and ' +
  'answers both messages. The turn runs on the server: closing the connection never stops it.';
