import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StreamedResponse } from './provider-connection.js';
import { ProviderConnection } from './provider-connection.js';

/** So much larger than what arrives that decoding it pauses until it is read. */
const LARGE = Buffer.alloc(4 * 1024 * 1024, 'x');

describe('A socket of a provider that is used again', () => {
  let server: Server;
  let connection: ProviderConnection;
  let baseUrl: string;
  const sockets = new Set<Socket>();
  let onWaiting: (response: ServerResponse) => void;

  beforeEach(async () => {
    sockets.clear();
    server = createServer((request, response) => {
      sockets.add(request.socket);
      if (request.url === '/wait') onWaiting(response);
      else response.setHeader('content-encoding', 'gzip').end(gzipSync(LARGE));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    connection = new ProviderConnection(baseUrl, 5_000);
  });

  afterEach(async () => {
    await connection.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  it('carries the next answer to its end, also when the one before is given up while it is decoded', async () => {
    const waiting = new Promise<ServerResponse>((resolve) => (onWaiting = resolve));
    const { bytes } = (await connection.fetch(`${baseUrl}/large`)) as StreamedResponse;
    await bytes.arrival();
    const next = connection.fetch(`${baseUrl}/wait`);
    const response = await waiting;
    expect(sockets.size).toBe(1);

    bytes.cancel();
    response.end('all of it');

    const answer = (await next) as StreamedResponse;
    await answer.bytes.arrival();
    expect(Buffer.concat(answer.bytes.take() ?? []).toString()).toBe('all of it');
  });
});
