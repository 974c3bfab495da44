import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../config/read-config.js';
import { collectLogLines } from '../../testing/log-lines.js';
import { NestLogger } from './nest-logger.js';
import { Scrubber } from './scrubber.js';
import { correlate, correlationIdOfWork, endedByEither } from './work-signals.js';

const KEY = 'proxy-key-0123456789';
const PASSWORD = 'p"ss w/rd@1';
const scrubber = Scrubber.of(
  parseConfig({
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: 'https://someone:gateway-secret@models.example/v1?token=query-secret',
    DATABASE_URL: `postgres://parley:${encodeURIComponent(PASSWORD)}@db.example/parley`,
  }),
);

describe('The log', () => {
  it('is one JSON object a line, with level, time and message', () => {
    const { logger, records } = collectLogLines();
    logger.info('turn finished', { turn_id: 't1', duration_ms: 12 });
    expect(records).toEqual([
      { level: 'info', time: expect.stringMatching(/Z$/), message: 'turn finished', turn_id: 't1', duration_ms: 12 },
    ]);
  });

  it('leaves out what is below the level', () => {
    const { logger, records } = collectLogLines('warn');
    logger.debug('a');
    logger.info('b');
    logger.warn('c');
    logger.error('d');
    expect(records.map(({ message }) => message)).toEqual(['c', 'd']);
  });

  it('names the request that something was done for, if there was one', () => {
    const { logger, records } = collectLogLines();
    const signal = correlate(new AbortController().signal, 'abc');
    logger.info('part', { correlation_id: correlationIdOfWork(endedByEither(signal, AbortSignal.timeout(1_000))) });
    logger.info('nobody', { correlation_id: correlationIdOfWork(new AbortController().signal) });
    expect(records.map(({ correlation_id }) => correlation_id)).toEqual(['abc', undefined]);
    expect(Object.keys(records[1] ?? {})).not.toContain('correlation_id');
  });

  it('cuts what is endless, and no secret in half', () => {
    const { logger, records, text } = collectLogLines('debug', scrubber);
    const endless = 'x'.repeat(33_000);
    const hidden = `${'x'.repeat(990)}${KEY}${endless}`;
    logger.info(endless, { path: endless, [endless]: 1, list: Array.from({ length: 9_000 }, () => endless) });
    logger.error('failed', { error: new Error(endless, { cause: new Error(hidden, { cause: new Error(endless) }) }) });
    logger.info(hidden, { field: hidden, deep: { a: { b: { c: { d: { e: endless } } } } } });
    expect(records).toHaveLength(3);
    expect(records[0]).toMatchObject({ level: 'info', path: expect.stringMatching(/^x+… \(33000 characters\)$/) });
    expect(records[1]).toMatchObject({ message: 'failed', error: { cause: { cause: { type: 'Error' } } } });
    for (const line of text().split('\n')) expect(line.length).toBeLessThanOrEqual(16 * 1024);
    expect(text()).not.toContain(KEY.slice(0, 6));
  });

  it.each<[string, (hide: (text: string) => void, fields: (fields: Record<string, unknown>) => void) => void]>([
    ['a message', (say) => say(`the key ${KEY} was refused`)],
    ['a field', (_, fields) => fields({ header: KEY })],
    ['a nested field', (_, fields) => fields({ a: { b: [{ c: KEY }] } })],
    ['a name of a field', (_, fields) => fields({ [KEY]: 1 })],
    ['an error', (_, fields) => fields({ error: new Error(`401: ${KEY}`) })],
    ['the cause of an error', (_, fields) => fields({ error: new Error('outer', { cause: new Error(KEY) }) })],
    ['an address', (say) => say('https://someone:gateway-secret@models.example/v1')],
    ['a query of an address', (say) => say('GET /v1?token=query-secret')],
    ['a connection string', (say) => say(`postgres://parley:${encodeURIComponent(PASSWORD)}@db.example/parley`)],
    ['a password in plain words', (_, fields) => fields({ password: PASSWORD })],
    ['a foreign key', (say) => say('Incorrect API key provided: sk-proj-abc123DEF456*****xyz9')],
    ['a header', (_, fields) => fields({ authorization: 'Bearer abcdef.GHIJKL-0123' })],
    ['basic credentials', (say) => say('Authorization: Basic dXNlcjpwYXNzd29yZA==')],
    ['the address of someone else', (say) => say('redis://default:other-secret@cache:6379')],
  ])('never shows a secret in %s', (_where, plant) => {
    const { logger, text, records } = collectLogLines('debug', scrubber);
    plant(
      (message) => logger.error(message),
      (fields) => logger.error('failed', fields),
    );
    expect(records).toHaveLength(1);
    expect(text()).toContain('[hidden]');
    for (const secret of [KEY, PASSWORD, encodeURIComponent(PASSWORD), JSON.stringify(PASSWORD).slice(1, -1)]) {
      expect(text()).not.toContain(secret);
    }
    expect(text()).not.toMatch(/gateway-secret|query-secret|abc123|xyz9|abcdef|dXNlcj|other-secret/);
  });

  it('shows of an error what helps, and not what a driver hangs on it', () => {
    const { logger, records, text } = collectLogLines();
    const error = Object.assign(new Error('insert failed', { cause: new Error('disk') }), {
      code: 'SQLITE_FULL',
      parameters: ['what the user wrote'],
      query: 'INSERT …',
    });
    logger.error('failed', { error });
    expect(records[0]?.['error']).toEqual({
      type: 'Error',
      message: 'insert failed',
      code: 'SQLITE_FULL',
      stack: expect.stringContaining('logger.spec'),
      cause: { type: 'Error', message: 'disk', stack: expect.any(String) },
    });
    expect(text()).not.toContain('what the user wrote');
  });

  it('takes what the framework says, its chatter as debug', () => {
    const { logger, records } = collectLogLines();
    const nest = new NestLogger(logger);
    nest.log('Mapped {/api/health, GET} route', 'RouterExplorer');
    nest.warn('careful', 'Somewhere');
    nest.error(new Error('broken'), 'stack\n    at x', 'ExceptionsHandler');
    expect(records).toMatchObject([
      { level: 'debug', message: 'Mapped {/api/health, GET} route', context: 'RouterExplorer' },
      { level: 'warn', message: 'careful', context: 'Somewhere' },
      { level: 'error', message: 'broken', context: 'ExceptionsHandler', error: { message: 'broken' } },
    ]);
  });
});
