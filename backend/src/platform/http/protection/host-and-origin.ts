import type { NextFunction, Request, Response } from 'express';
import type { Config } from '../../../config/settings.js';
import { HttpError } from '../errors/http-error.js';
import { isOperational } from './security-headers.js';

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** Ports that a browser leaves out of `Host` and `Origin`. */
const DEFAULT_PORTS = new Set([80, 443]);

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets in only requests that name this server, and changes only from its own pages: without accounts neither a web page
 * elsewhere nor a DNS name that was pointed at this machine may drive the product.
 */
export function hostAndOriginGuard({ server }: Config) {
  const publicHosts = hostsOf(server.publicUrl);
  const isOurHost = (host: string, port: number) =>
    server.allowedHosts.includes(host) || publicHosts.includes(host) || ownHosts(server.host, port).includes(host);

  const isOurOrigin = (origin: string, port: number) => {
    if (server.allowedOrigins.includes(origin)) return true;
    const [scheme, host] = origin.split('://', 2);
    return (scheme === 'http' || scheme === 'https') && host !== undefined && isOurHost(host, port);
  };

  return (request: Request, _response: Response, next: NextFunction): void => {
    const port = request.socket.localPort ?? 0;
    const [host, ...moreHosts] = request.headersDistinct['host'] ?? [];
    // An absolute request target would win over Host; no browser or client sends one to an origin server.
    if (
      host === undefined ||
      moreHosts.length > 0 ||
      !isOurHost(host.toLowerCase(), port) ||
      !request.url.startsWith('/')
    ) {
      next(
        new HttpError(
          'misdirected_request',
          'This host is not served here. ALLOWED_HOSTS and PUBLIC_URL say which are.',
        ),
      );
      return;
    }
    const [origin, ...moreOrigins] = request.headersDistinct['origin'] ?? [];
    const site = request.get('Sec-Fetch-Site') ?? 'none';
    if (READING.has(request.method)) {
      next(isReadElsewhere(request, site, origin) ? crossSite() : undefined);
      return;
    }
    const allowed =
      origin === undefined
        ? site === 'none' || site === 'same-origin'
        : moreOrigins.length === 0 && isOurOrigin(origin.toLowerCase(), port);
    next(allowed ? undefined : crossSite());
  };

  /** A page elsewhere cannot read such an answer, but it would spend the owner's rate limit and our time. */
  function isReadElsewhere(request: Request, site: string, origin: string | undefined): boolean {
    if (site !== 'cross-site' && site !== 'same-site') return false;
    if (request.get('Sec-Fetch-Mode') === 'navigate' || !isOperational(request.path)) return false;
    return origin === undefined || !server.allowedOrigins.includes(origin.toLowerCase());
  }
}

function crossSite(): HttpError {
  return new HttpError(
    'forbidden',
    'Pages of this origin may not use this server. ALLOWED_ORIGINS and PUBLIC_URL say which may.',
  );
}

/** A proxy may leave out the port, or name the one that its scheme implies. */
function hostsOf(publicUrl: string | null): string[] {
  if (publicUrl === null) return [];
  const { host, hostname, protocol } = new URL(publicUrl);
  return [host, hostname, ...(host === hostname ? [`${hostname}:${protocol === 'https:' ? 443 : 80}`] : [])];
}

/** Names under which the listening socket itself is known. */
function ownHosts(listening: string, port: number): string[] {
  const names = [...LOOPBACK_NAMES, listening.includes(':') ? `[${listening}]` : listening].map((name) =>
    name.toLowerCase(),
  );
  const withPort = names.map((name) => `${name}:${port}`);
  return DEFAULT_PORTS.has(port) ? [...withPort, ...names] : withPort;
}
