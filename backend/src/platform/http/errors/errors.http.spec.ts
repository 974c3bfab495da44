import { Controller, Get, Module, NotFoundException, Query, Res } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'express';
import { createTestApp } from '../../../testing/servers/create-test-app.js';
import type { TestApp } from '../../../testing/servers/create-test-app.js';
import { collectLogLines } from '../../../testing/log-lines.js';
import { ThingsModule } from '../../../testing/paged-resource.js';
import { DomainError } from '../../domain-error.js';
import type { ErrorKind } from '../../domain-error.js';
import { Logger } from '../../observability/logger.js';
import { Scrubber } from '../../observability/scrubber.js';
import { TextParam } from '../input/fields.js';

class What {
  @TextParam({ min: 1, max: 40 })
  what!: string;
}

const FAILURES: Record<string, () => unknown> = {
  bug: () => new TypeError('x is not a function in /srv/secret/path.ts'),
  text: () => 'thrown text',
  nest: () => new NotFoundException('Cannot find /srv/secret'),
  refused: () => Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' }),
  full: () =>
    Object.assign(new Error('SQLITE_FULL: disk'), { driverError: Object.assign(new Error(), { code: 'SQLITE_FULL' }) }),
  gone: () => Object.assign(new Error('terminating'), { cause: Object.assign(new Error(), { code: '57P01' }) }),
  key: () => new DomainError('misconfigured', 'provider_misconfigured', 'Incorrect API key: sk-live-0123456789abcdef'),
  wait: () =>
    new DomainError('unavailable', 'provider_rate_limited', 'The provider is busy.', {
      retry_after_seconds: 6.2,
      fallback_message: 'Please wait.',
    }),
};

@Controller('api/failing')
class FailingController {
  @Get()
  fail(@Query() { what }: What): never {
    const [kind, name = ''] = what.split(':');
    throw kind === 'domain' ? new DomainError(name as ErrorKind, 'provider_error', 'Because.') : FAILURES[what]?.();
  }

  @Get('late')
  failLate(@Res() response: Response): never {
    response.write('half an answer');
    throw new Error('too late');
  }
}

@Module({ controllers: [FailingController] })
class FailingModule {}

describe('Errors', () => {
  let server: TestApp;
  const log = collectLogLines('debug', new Scrubber([]));

  beforeAll(async () => {
    server = await createTestApp({
      modules: [FailingModule, ThingsModule],
      override: (builder) => builder.overrideProvider(Logger).useValue(log.logger),
    });
  });

  beforeEach(() => {
    log.records.length = 0;
  });

  afterAll(() => server.close());

  const fail = (what: string) => server.http.get('/api/failing').query({ what }).set('X-Correlation-ID', 'mine');

  it('have one shape', async () => {
    const { body, headers, status } = await fail('domain:conflict');
    expect(status).toBe(409);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(body).toEqual({
      error: 'Conflict',
      code: 'provider_error',
      detail: 'Because.',
      fields: [],
      fallback_message: null,
      correlation_id: 'mine',
    });
  });

  it.each<[ErrorKind, number, string]>([
    ['malformed', 400, 'Bad Request'],
    ['invalid', 422, 'Validation Error'],
    ['unauthorized', 401, 'Unauthorized'],
    ['forbidden', 403, 'Forbidden'],
    ['not_found', 404, 'Not Found'],
    ['conflict', 409, 'Conflict'],
    ['too_large', 413, 'Payload Too Large'],
    ['unsupported_media_type', 415, 'Unsupported Media Type'],
    ['too_many_requests', 429, 'Too Many Requests'],
    ['misconfigured', 500, 'Service Configuration Error'],
    ['bad_gateway', 502, 'Bad Gateway'],
    ['unavailable', 503, 'Service Unavailable'],
    ['gateway_timeout', 504, 'Gateway Timeout'],
    ['internal', 500, 'Internal Server Error'],
  ])('of kind %s answer %i %s', async (kind, status, error) => {
    const answer = await fail(`domain:${kind}`);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error, code: 'provider_error' });
  });

  it.each(['bug', 'text'])('nobody expected (%s) tell nothing of the inside, but the log does', async (what) => {
    const { status, body, text } = await fail(what);
    expect(status).toBe(500);
    expect(body).toMatchObject({ error: 'Internal Server Error', code: 'internal_error', correlation_id: 'mine' });
    expect(text).not.toMatch(/not a function|thrown text|secret|\.ts/);
    expect(log.records).toContainEqual(
      expect.objectContaining({
        level: 'error',
        message: 'request failed',
        correlation_id: 'mine',
        code: 'internal_error',
      }),
    );
  });

  it('of a disk that is full say so', async () => {
    const { status, body, text } = await fail('full');
    expect(status).toBe(507);
    expect(body).toMatchObject({ error: 'Insufficient Storage', code: 'storage_full' });
    expect(text).not.toMatch(/SQLITE/);
  });

  it.each(['refused', 'gone'])('of a database that is %s say so', async (what) => {
    const { status, body, text } = await fail(what);
    expect(status).toBe(500);
    expect(body).toMatchObject({ error: 'Database Unavailable', code: 'database_unavailable' });
    expect(text).not.toMatch(/10\.0\.0\.7|SQLITE|57P01/);
  });

  it('never show a key that a provider has quoted', async () => {
    const { status, body } = await fail('key');
    expect(status).toBe(500);
    expect(body).toMatchObject({ error: 'Service Configuration Error', detail: 'Incorrect API key: [hidden]' });
  });

  it('say when to try again, and what to show to the person who waits', async () => {
    const { status, body, headers } = await fail('wait');
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('7');
    expect(body).toMatchObject({ fallback_message: 'Please wait.' });
  });

  it('after the first bytes of an answer end the connection, not the server', async () => {
    await expect(fetch(`${server.url}/api/failing/late`).then((answer) => answer.text())).rejects.toThrow();
    expect(log.records).toContainEqual(expect.objectContaining({ message: 'request failed', level: 'error' }));
    expect((await server.http.get('/api/health')).status).toBe(200);
  });

  it.each([
    '/api/nothing',
    '/api',
    '/api/things/not-an-id',
    '/api/things/%2e%2e%2fetc',
    '/api/things/%00',
    '/v1/models',
  ])('answer 404 for %s', async (path) => {
    const { status, body } = await server.http.get(path);
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: 'Not Found', code: 'not_found' });
  });

  it.each(['/api/things/%', '/api/things/%ff', '/%', '/api/%c0%ae%c0%ae'])(
    'answer 404 for %s, which is no text',
    async (path) => {
      const answer = await fetch(server.url + path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'not_found' });
    },
  );

  it('answer 404 for an id that nothing has', async () => {
    const { status, body } = await server.http.get('/api/things/01890000-0000-7000-8000-000000000000');
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'not_found', detail: 'There is no such thing.' });
  });

  it.each([
    ['DELETE', '/api/things', 'GET, HEAD, POST'],
    ['PUT', '/api/health', 'GET, HEAD'],
    ['OPTIONS', '/api/things', 'GET, HEAD, POST'],
    ['POST', '/metrics', 'GET, HEAD'],
    ['GET', '/api/things/01890000-0000-7000-8000-000000000000/poke', 'POST'],
  ])('answer 405 to %s %s and say what it takes', async (method, path, allow) => {
    const answer = await fetch(server.url + path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
    expect(await answer.json()).toMatchObject({ error: 'Method Not Allowed', code: 'method_not_allowed' });
  });

  it('have no body for HEAD', async () => {
    const { status, text } = await server.http.head('/api/nothing');
    expect(status).toBe(404);
    expect(text ?? '').toBe('');
  });
});
