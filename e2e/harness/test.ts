import { expect, test as base } from '@playwright/test';
import type { Api } from './api.js';
import { Installation } from './installation.js';
import { takeProblems } from './recorder.js';
import { Simulator } from './simulator.js';

interface Rig {
  /** A fresh data folder for a server that uses the simulator; gone after the test. */
  install: (env?: Record<string, string>) => Installation;
  /** Fails a test that got an answer which openapi.json does not document. */
  documented: void;
}

interface WorkerRig {
  simulator: Simulator;
  /** A running server that tests share: they make their own agents and leave its settings alone. */
  api: Api;
}

/** `test` with a simulated provider and servers on throw-away folders. */
export const test = base.extend<Rig, WorkerRig>({
  simulator: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const simulator = await Simulator.start();
      await use(simulator);
      await simulator.stop();
    },
    { scope: 'worker' },
  ],
  api: [
    async ({ simulator }, use) => {
      const installation = new Installation(simulator.settings);
      await use(await installation.start());
      await installation.remove();
    },
    { scope: 'worker' },
  ],
  documented: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      await use();
      expect(takeProblems(), 'openapi.json documents what was answered').toEqual([]);
    },
    { auto: true },
  ],
  install: async ({ simulator }, use) => {
    const made: Installation[] = [];
    await use((env = {}) => {
      const installation = new Installation({ ...simulator.settings, ...env });
      made.push(installation);
      return installation;
    });
    for (const installation of made) await installation.remove();
  },
});

export { expect } from '@playwright/test';
