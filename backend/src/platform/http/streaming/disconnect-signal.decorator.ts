import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Response } from 'express';
import { goneSignal } from './sse.js';

/** An AbortSignal that aborts when the client leaves, for work that is worth nothing without it. */
export const DisconnectSignal = createParamDecorator((_: undefined, context: ExecutionContext) =>
  goneSignal(context.switchToHttp().getResponse<Response>()),
);
