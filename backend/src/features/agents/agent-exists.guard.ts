import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { idParamOf } from '../../platform/http/input/id-param.decorator.js';
import { AgentsService } from './agents.service.js';

/** For a route below `agents/:id` that takes a file: none is read for an agent that does not exist. */
@Injectable()
export class AgentExistsGuard implements CanActivate {
  constructor(private readonly agents: AgentsService) {}

  /** @throws AgentNotFound */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.agents.get(idParamOf(context, 'id'));
    return true;
  }
}
