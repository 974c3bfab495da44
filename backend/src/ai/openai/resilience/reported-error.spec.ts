import { describe, expect, it } from '@jest/globals';
import { errorBody, reportedError } from './reported-error.js';

describe('An error as a provider reports it', () => {
  it.each([
    [{ error: { message: 'x', code: 429 } }, 429],
    [{ error: { message: 'x', code: '429' } }, 429],
    [{ error: { message: 'x', status: 'RESOURCE_EXHAUSTED' } }, 429],
    [{ error: { message: 'x', type: 'rate_limit_error' } }, 429],
    [{ error: { message: 'x', code: 'insufficient_quota', type: 'insufficient_quota' } }, 402],
    [{ error: { message: 'x', type: 'overloaded_error' } }, 503],
    [{ error: { message: 'x', code: 'invalid_api_key' } }, 401],
    [{ error: 'Rate limit reached for this model' }, 429],
    [{ error: 'Error code: 503 - Service Unavailable' }, 503],
    [{ error: 'out of memory' }, null],
    [{ error: 'busy', status: 429 }, 429],
    [{ object: 'error', message: 'x', type: 'BadRequestError', code: 400 }, 400],
    [{ detail: [{ msg: 'field required' }], code: 422 }, 422],
    [{ errors: [{ code: 10_000, message: 'Authentication error' }] }, null],
    [[{ error: { code: 503 } }], 503],
  ])('%j means %s', (document, status) => expect(reportedError(document)?.status).toBe(status));

  it.each([
    { choices: [] },
    { choices: [], error: null },
    { choices: [], error: {} },
    { choices: [], error: '' },
    { choices: [], message: 'x' },
    { type: 'ping' },
    { usage: {} },
    [],
    'error',
    null,
  ])('is none in %j', (document) => expect(reportedError(document)).toBeNull());

  it.each([
    [{ message: 'x', retry_after: 12 }, 12],
    [{ message: 'x', metadata: { headers: { 'Retry-After': '30' } } }, 30],
    [{ message: 'x', details: [{ '@type': 'x' }, { '@type': 'RetryInfo', retryDelay: '34.5s' }] }, 34.5],
    [{ message: 'Rate limit reached. Please try again in 7.66s. Visit …' }, 7.66],
    [{ message: 'Please try again in 6m0s.' }, 360],
    [{ message: 'Please try again in 120ms.' }, 0.12],
    [{ message: 'Try again later', retry_after: 'Infinity' }, null],
    [{ message: 'x', retry_after: -3 }, null],
  ])('says in %j to come back in %s s', (error, seconds) => {
    expect(reportedError({ error })?.retryAfterSeconds).toBe(seconds);
  });

  it.each([
    ['{"object":"error","message":"a","code":400}', { error: { object: 'error', message: 'a', code: 400 } }],
    ['{"detail":"b"}', { error: { detail: 'b', message: 'b' } }],
    ['[{"error":{"code":429}}]', { error: { code: 429 } }],
    ['{"error":{"code":429}}', { error: { code: 429 } }],
  ])('is found by the SDK in the body %s', (text, body) => expect(JSON.parse(errorBody(text))).toEqual(body));

  it('is left as it is when it is no JSON', () => {
    expect(['<h1>502</h1>', '', 'null', '"x"'].map(errorBody)).toEqual(['<h1>502</h1>', '', 'null', '"x"']);
  });

  it('is read in time that grows with its length', () => {
    const { user: before } = process.cpuUsage();
    for (const bait of ['try again in 1', '429', 'a ', 'rate', '\n']) {
      reportedError({ error: { message: bait.repeat(300_000), code: bait.repeat(300_000) } });
      reportedError({ error: bait.repeat(300_000) });
    }
    expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
  });
});
