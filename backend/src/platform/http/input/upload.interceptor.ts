import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Config } from '../../../config/settings.js';
import { BlobStore } from '../../blobs/blob-store.js';
import { type StoredUpload, UPLOADS_FOLDER } from '../../blobs/stored-upload.js';
import { newId } from '../../ids.js';
import { type FileRules, receiveFile } from './multipart.js';

/** Metadata of a handler that takes a multipart body; every other one refuses it. */
export const TAKES_FILE = 'takes_file';

export interface UploadRules {
  field: string;
  description: string;
  limits: (config: Config) => Omit<FileRules, 'field'>;
  /** True for a request that needs no file; one that it brings all the same is read to nowhere. */
  isNotNeeded?: (request: Request) => boolean;
}

/** Takes, and documents, one file as `multipart/form-data`. The handler gets it by `@UploadedFile()` as a StoredUpload. */
export function TakesFile(rules: UploadRules): MethodDecorator {
  const { field, description } = rules;
  const file = { type: 'string', format: 'binary', description };
  return applyDecorators(
    SetMetadata(TAKES_FILE, rules),
    UseInterceptors(UploadInterceptor),
    ApiConsumes('multipart/form-data'),
    ApiBody({ schema: { type: 'object', required: [field], properties: { [field]: file } } }),
  );
}

/**
 * Stores the file of a request for its handler, and removes it when the request is over, however it ends: when the client
 * leaves in the middle, when a parameter is refused, when the handler fails. A handler that wants it to stay moves it.
 */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  constructor(
    private readonly blobs: BlobStore,
    private readonly config: Config,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const rules = Reflect.getMetadata(TAKES_FILE, context.getHandler()) as UploadRules;
    const request = context.switchToHttp().getRequest<Request>();
    if (rules.isNotNeeded?.(request)) {
      // So that the connection can carry another request.
      request.resume();
      return next.handle();
    }
    return from(this.handleWithFile(rules, request, context.switchToHttp().getResponse<Response>(), next));
  }

  private async handleWithFile(
    rules: UploadRules,
    request: Request,
    response: Response,
    next: CallHandler<unknown>,
  ): Promise<unknown> {
    const id = newId();
    const key = `${UPLOADS_FOLDER}/${id}`;
    try {
      const file: StoredUpload = { id, key, ...(await this.receive(key, rules, request, response)) };
      // Where `@UploadedFile()` finds it.
      Object.assign(request, { file });
      return await lastValueFrom(next.handle());
    } finally {
      await this.blobs.delete(key);
    }
  }

  private async receive(key: string, { field, limits }: UploadRules, request: Request, response: Response) {
    const { name, taken } = await receiveFile(request, response, { field, ...limits(this.config) }, (content) =>
      this.blobs.putWithoutSync(key, content),
    );
    return { name, ...taken };
  }
}
