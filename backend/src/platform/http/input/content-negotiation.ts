import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';

/** What one address can answer with; `Accept` chooses. */
export type ResponseForm = 'json' | 'stream' | 'audio';

const FORMS = 'response_forms';

const FORM_OF: Record<string, ResponseForm | undefined> = {
  'text/event-stream': 'stream',
  'application/json': 'json',
  'audio/mpeg': 'audio',
  'audio/*': 'audio',
};

/** Declares what a route can answer with; the first is for clients that do not say, or that want something else. */
export const Offers = (first: ResponseForm, ...more: ResponseForm[]) => SetMetadata(FORMS, [first, ...more]);

/** The form that the client of a request wants, of those that its route offers. */
export function acceptedForm(context: ExecutionContext): ResponseForm {
  const offered = Reflect.getMetadata(FORMS, context.getHandler()) as [ResponseForm, ...ResponseForm[]];
  for (const type of context.switchToHttp().getRequest<Request>().accepts()) {
    const form = FORM_OF[type];
    if (form !== undefined) return offered.includes(form) ? form : offered[0];
    if (type === '*/*') break;
  }
  return offered[0];
}

/** For a handler that has to know how its answer will be given. */
export const AcceptedForm = createParamDecorator((_: undefined, context: ExecutionContext) => acceptedForm(context));
