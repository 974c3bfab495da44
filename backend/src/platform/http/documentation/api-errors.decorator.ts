import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels } from '@nestjs/swagger';
import { NoteErrorCodes } from './documentation.decorators.js';
import { ErrorBody } from '../errors/error-body.js';
import type { ErrorCode } from '../errors/error-table.js';

/**
 * Documents the failures of an operation that are its own. Those that follow from its method, its body and its address
 * are added to every operation by `documentation/error-responses.ts`.
 */
export function ApiErrors(...codes: ErrorCode[]): MethodDecorator {
  return applyDecorators(ApiExtraModels(ErrorBody), NoteErrorCodes(codes));
}
