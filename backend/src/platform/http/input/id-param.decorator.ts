import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { Request } from 'express';
import { DomainError } from '../../domain-error.js';
import { isId } from '../../ids.js';

const readId = createParamDecorator((name: string, context: ExecutionContext) => idParamOf(context, name));

/** The same id where there are no parameters, such as in a guard. @throws DomainError `not_found` */
export function idParamOf(context: ExecutionContext, name: string): string {
  const id = context.switchToHttp().getRequest<Request>().params[name];
  if (!isId(id)) throw new DomainError('not_found', 'not_found', 'There is nothing with this id.');
  return id;
}

/** The id in the path. What is not an id names nothing, so it is a 404 like any other miss. */
export function IdParam(name: string, description?: string): ParameterDecorator {
  return (target, key, index) => {
    readId(name)(target, key, index);
    if (key === undefined) return;
    const method = Object.getOwnPropertyDescriptor(target, key);
    if (!method) return;
    ApiParam({ name, type: String, format: 'uuid', ...(description === undefined ? {} : { description }) })(
      target,
      key,
      method,
    );
  };
}
