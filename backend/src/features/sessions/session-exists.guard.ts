import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { idParamOf } from '../../platform/http/input/id-param.decorator.js';
import { SessionsService } from './sessions.service.js';

/** For a route below `sessions/:id` that takes a file: none is read for a session that does not exist. */
@Injectable()
export class SessionExistsGuard implements CanActivate {
  constructor(private readonly sessions: SessionsService) {}

  /** @throws SessionNotFound */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.sessions.get(idParamOf(context, 'id'));
    return true;
  }
}
