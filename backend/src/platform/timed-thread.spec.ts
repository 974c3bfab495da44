import { afterEach, describe, expect, it } from '@jest/globals';
import { Worker } from 'node:worker_threads';
import { TimedThread } from './timed-thread.js';

/** Works as long as it is told, sleeps as long as it is told, then answers. */
const TASK = `
const { parentPort } = require('node:worker_threads');
const { readlinkSync } = require('node:fs');
parentPort.on('message', ({ workMs = 0, sleepMs = 0 }) => {
  const end = performance.now() + workMs;
  while (performance.now() < end);
  setTimeout(() => parentPort.postMessage({ answer: 'done' }), sleepMs);
});
parentPort.postMessage({ ready: HAS_PROC ? readlinkSync('/proc/thread-self') : null });
`;

const start = (hasProc: boolean) => () =>
  new Worker(TASK.replace('HAS_PROC', String(hasProc && process.platform === 'linux')), { eval: true });

describe.each([true, false])('A thread with limits (processor time told by the system: %s)', (hasProc) => {
  let thread: TimedThread<{ workMs?: number; sleepMs?: number }, 'done'>;

  afterEach(() => thread.end());

  it('blames the input only for the processor time that it took', async () => {
    thread = new TimedThread(start(hasProc), { cpuMs: 100, wallMs: 60_000 });
    expect(await thread.ask({ sleepMs: 400 })).toBe('done');
    expect(await thread.ask({ workMs: 600_000 })).toBe('too_slow');
    expect(await thread.ask({})).toBe('done');
  });

  it('says that the machine was too slow when the thread got nowhere', async () => {
    thread = new TimedThread(start(hasProc), { cpuMs: 60_000, wallMs: 200 });
    expect(await thread.ask({ sleepMs: 600_000 })).toBe('timed_out');
  });
});
