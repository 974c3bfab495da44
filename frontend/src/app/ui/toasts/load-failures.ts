import { ErrorHandler, inject, Injectable, Injector } from '@angular/core';
import { Toasts } from './toasts';

/** Chromium, Firefox and Safari each have their own message for a module that could not be fetched. */
const NOT_FETCHED = /dynamically imported module|importing a module script failed|unable to preload/i;
/** What Angular reports when the parts of a `@defer` block could not be fetched. */
const DEFER_FAILED = 750;
const TEXT = 'A part of the app could not be loaded. The server may be away, or it has a newer version.';

/**
 * The app comes in parts that are fetched when they are needed: pages, dialogs, players. When one cannot be fetched,
 * whatever asked for it ends with an error that nothing else handles. Here the reader learns of it, and can reload;
 * drafts are stored as they are typed.
 */
@Injectable()
export class LoadFailures extends ErrorHandler {
  // The handler is made before everything else.
  private readonly injector = inject(Injector);

  override handleError(error: unknown): void {
    if (isLoadFailure(error)) {
      this.injector.get(Toasts).fail(TEXT, { label: 'Reload', run: () => globalThis.location.reload() });
    }
    super.handleError(error);
  }
}

/** Also of an error that wraps it. */
export function isLoadFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, rejection } = error as Error & { code?: unknown; rejection?: unknown };
  if (typeof code === 'number' && Math.abs(code) === DEFER_FAILED) return true;
  return NOT_FETCHED.test(error.message) || isLoadFailure(error.cause) || isLoadFailure(rejection);
}
