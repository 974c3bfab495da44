import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LoadFailures } from './load-failures';
import { Toasts } from './toasts';

function handle(...errors: readonly unknown[]): Toasts {
  TestBed.configureTestingModule({ providers: [{ provide: ErrorHandler, useClass: LoadFailures }] });
  const reported = jest.spyOn(console, 'error').mockImplementation();
  for (const error of errors) TestBed.inject(ErrorHandler).handleError(error);
  expect(reported).toHaveBeenCalledTimes(errors.length);
  reported.mockRestore();
  return TestBed.inject(Toasts);
}

describe('A part of the app that cannot be fetched', () => {
  it.each([
    ['Chromium', new TypeError('Failed to fetch dynamically imported module: http://x/chunk-A.js')],
    ['Firefox', new TypeError('error loading dynamically imported module: http://x/chunk-A.js')],
    ['Safari', new TypeError('Importing a module script failed.')],
    ['a deferred block', Object.assign(new Error('NG0750'), { code: -750 })],
    ['an error around it', new Error('Navigation', { cause: new TypeError('Importing a module script failed.') })],
  ])('is told to the reader, who can reload, in the words of %s', (_name, error) => {
    const [toast] = handle(error).toasts();

    expect(toast?.text).toContain('could not be loaded');
    expect(toast?.action?.label).toBe('Reload');
  });

  it('is told once, however many parts are missing', () => {
    const error = new TypeError('Importing a module script failed.');

    expect(handle(error, error, error).toasts()).toHaveLength(1);
  });

  it('is not what other errors are taken for', () => {
    expect(handle(new TypeError('x is undefined'), 'text', null).toasts()).toHaveLength(0);
  });
});
