import { Injectable } from '@angular/core';

/** Renders a piece, and says whether that was the last one. */
export type RenderJob = () => boolean;

/** After this long the page gets to react. */
const TASK_MS = 16;

/**
 * Renders the texts of a page piece by piece, so that a long conversation never holds up the page. The newest job comes
 * first: a conversation opens at its end.
 */
@Injectable({ providedIn: 'root' })
export class RenderQueue {
  private readonly jobs: RenderJob[] = [];
  private isScheduled = false;

  add(job: RenderJob): void {
    this.remove(job);
    this.jobs.push(job);
    if (this.isScheduled) return;
    this.isScheduled = true;
    // Texts that were made in the same task are all in the queue by then.
    queueMicrotask(() => this.work());
  }

  remove(job: RenderJob): void {
    const index = this.jobs.indexOf(job);
    if (index !== -1) this.jobs.splice(index, 1);
  }

  private work(): void {
    const end = performance.now() + TASK_MS;
    for (let job = this.jobs.at(-1); job; job = this.jobs.at(-1)) {
      if (job()) this.remove(job);
      if (performance.now() > end) break;
    }
    this.isScheduled = this.jobs.length > 0;
    if (this.isScheduled) setTimeout(() => this.work());
  }
}
