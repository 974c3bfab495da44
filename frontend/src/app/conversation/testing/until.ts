import { effect } from '@angular/core';
import { TestBed } from '@angular/core/testing';

/** Resolves when signals are as described. */
export function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const watching = TestBed.runInInjectionContext(() =>
      effect(() => {
        if (!condition()) return;
        resolve();
        queueMicrotask(() => watching.destroy());
      }),
    );
  });
}
