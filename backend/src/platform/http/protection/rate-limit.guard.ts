import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Config } from '../../../config/settings.js';
import { NoteRateClass } from '../documentation/documentation.decorators.js';
import { LOCAL_OWNER } from './principal.js';
import { RateLimiter } from './rate-limiter.js';
import type { RouteClass } from './rate-limiter.js';

const ROUTE_CLASS = 'parley:route_class';

/** The class of a route where the method does not say it; `none` for what machines poll. */
export function RateClass(routeClass: RouteClass | 'none'): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ROUTE_CLASS, routeClass), NoteRateClass(routeClass));
}

/** Keeps one caller from taking the server for itself. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly limiter: RateLimiter,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.config.server.rateLimit === 'off') return true;
    const { method } = context.switchToHttp().getRequest<Request>();
    const said = this.reflector.getAllAndOverride<RouteClass | 'none' | undefined>(ROUTE_CLASS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const routeClass = said ?? (method === 'GET' || method === 'HEAD' ? 'reads' : 'writes');
    if (routeClass !== 'none') this.limiter.take(LOCAL_OWNER, routeClass);
    return true;
  }
}
