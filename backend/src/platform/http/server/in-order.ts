import type { NextFunction, RequestHandler } from 'express';

/** Several middlewares as one, because Express' router does more work for each of its layers than most of them do. */
export function inOrder(...steps: readonly RequestHandler[]): RequestHandler {
  return (request, response, next) => {
    let at = 0;
    const goOn: NextFunction = (error?: unknown) => {
      const step = error === undefined ? steps[at++] : undefined;
      if (step) void step(request, response, goOn);
      else next(error);
    };
    goOn();
  };
}
