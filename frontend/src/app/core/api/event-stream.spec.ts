import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestBed } from '@angular/core/testing';
import { filter, firstValueFrom, Subject, take, toArray } from 'rxjs';
import { ApiClient } from './api-client';
import { ApiError } from './api-error';
import { type FollowOptions, followEvents } from './event-stream';

type Handler = (response: ServerResponse, connection: number) => void;

let server: Server | undefined;

/** A real server; the handler gets the number of the connection, from 1. */
async function serve(handler: Handler): Promise<string> {
  let connections = 0;
  const listening = createServer((_request, response) => handler(response, ++connections));
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}/events`;
}

afterEach(async () => {
  const closing = server;
  server = undefined;
  closing?.closeAllConnections();
  await new Promise<void>((resolve) => (closing ? closing.close(() => resolve()) : resolve()));
});

function stream(response: ServerResponse): ServerResponse {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  return response;
}

function texts(url: string, count: number, options: FollowOptions = {}): Promise<string[]> {
  const events = followEvents(TestBed.inject(ApiClient), url, { longestDelayMs: 30, ...options }).pipe(
    filter((received) => received.kind === 'event'),
    take(count),
    toArray(),
  );
  return firstValueFrom(events).then((all) => all.map(({ event }) => (event.data as { text: string }).text));
}

describe('An event stream', () => {
  it('delivers events whole, however the network cuts them', async () => {
    const bytes = Buffer.from(
      'id: t:1\nevent: token\ndata: {"text":"naïve"}\n\nevent: token\ndata: {"text":"two"}\n\n',
    );
    const url = await serve((response) => {
      stream(response);
      for (const byte of bytes) response.write(Buffer.from([byte]));
    });

    await expect(texts(url, 2)).resolves.toEqual(['naïve', 'two']);
  });

  it('opens itself again when the server hangs up', async () => {
    const url = await serve((response, connection) => {
      stream(response).write('retry: 10\n\n');
      response.write(`data: {"text":"connection ${connection}"}\n\n`);
      response.end();
    });

    await expect(texts(url, 3)).resolves.toEqual(['connection 1', 'connection 2', 'connection 3']);
  });

  it('opens itself again when the server answers 503', async () => {
    const url = await serve((response, connection) => {
      if (connection === 1) response.writeHead(503).end();
      else stream(response).write('data: {"text":"back"}\n\n');
    });

    await expect(texts(url, 1)).resolves.toEqual(['back']);
  });

  it('takes a silent connection for a dead one', async () => {
    const url = await serve((response, connection) => {
      stream(response).write(': hello\n\n');
      if (connection === 2) response.write('data: {"text":"alive"}\n\n');
    });

    await expect(texts(url, 1, { silenceLimitMs: 50 })).resolves.toEqual(['alive']);
  });

  it('does not wait any longer when it is woken', async () => {
    const wake$ = new Subject<void>();
    const url = await serve((response, connection) => {
      if (connection === 1) response.writeHead(503).end();
      else stream(response).write('data: {"text":"woken"}\n\n');
    });
    const signals$ = followEvents(TestBed.inject(ApiClient), url, { wake$, longestDelayMs: 3_600_000 });

    const received = await new Promise<string>((resolve, reject) => {
      const following = signals$.subscribe({
        next: (signal) => {
          if (signal.kind === 'waiting') setTimeout(() => wake$.next());
          if (signal.kind !== 'event') return;
          following.unsubscribe();
          resolve((signal.event.data as { text: string }).text);
        },
        error: reject,
      });
    });

    expect(received).toBe('woken');
  });

  it('gives up on an answer that another try cannot change', async () => {
    const body = { error: 'Not Found', code: 'not_found', detail: 'no such session' };
    const url = await serve((response) =>
      response.writeHead(404, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)),
    );

    const failure = await texts(url, 1).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('ends when the server says that nothing can follow', async () => {
    const url = await serve((response) => response.writeHead(204).end());

    await expect(texts(url, 1)).resolves.toEqual([]);
  });

  it('closes the connection when it is unsubscribed', async () => {
    const hungUp = new Promise<void>((resolve) => {
      void serve((response) => {
        stream(response).write('data: {"text":"hello"}\n\n');
        response.on('close', () => resolve());
      }).then((url) => texts(url, 1));
    });

    await expect(hungUp).resolves.toBeUndefined();
  });
});
