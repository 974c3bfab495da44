import type { NextFunction, Request, Response } from 'express';
import type { Config } from '../../../config/settings.js';

/** The path prefix of `PUBLIC_URL`, such as `/parley`; empty without one. */
export function publicPrefix({ server }: Config): string {
  return server.publicUrl === null ? '' : new URL(server.publicUrl).pathname.replace(/\/$/, '');
}

/** One process serves one address; set when its server is made. */
let currentPrefix = '';

/** An address of ours, such as `/api/audio/tts/x.mp3`, as a client in front of the proxy must ask for it. */
export function publicPath(path: string): string {
  return currentPrefix + path;
}

/**
 * Takes the prefix off requests, for proxies that pass it on; those that strip it need nothing. `Location` gets it in any
 * case, because clients see the address in front of the proxy.
 */
export function publicAddress(config: Config) {
  const prefix = publicPrefix(config);
  currentPrefix = prefix;
  return (request: Request, response: Response, next: NextFunction): void => {
    if (prefix !== '') {
      request.url = withoutPrefix(request.url, prefix);
      const location = response.location.bind(response);
      response.location = (url) => location(url.startsWith('/') ? prefix + url : url);
    }
    next();
  };
}

function withoutPrefix(url: string, prefix: string): string {
  if (!url.startsWith(prefix)) return url;
  const rest = url.slice(prefix.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : url;
}
