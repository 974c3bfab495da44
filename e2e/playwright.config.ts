import { defineConfig } from '@playwright/test';
import { findBrowser } from '../tools/find-browser.mjs';

const browser = await findBrowser();

/** Nothing that a browser does by itself for its maker: no look-ups, no updates, no reports. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];
/** Chromium refuses its sandbox to root, which containers often are. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** A spec that measures pauses, and one that keeps the machine busy on purpose: each runs by itself, after all others. */
const QUIET_MACHINE = 'api/large-deletes.spec.ts';
const LOADED_MACHINE = 'api/crash-anywhere.spec.ts';

/** Journeys against the built server (`npm run build` first), each with the provider's simulator behind it. */
export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  projects: [
    { name: 'api', testMatch: 'api/*.spec.ts', testIgnore: [QUIET_MACHINE, LOADED_MACHINE] },
    {
      name: 'browser',
      testMatch: 'browser/*.spec.ts',
      use: {
        browserName: 'chromium',
        viewport: { width: 1280, height: 800 },
        locale: 'en-GB',
        timezoneId: 'UTC',
        actionTimeout: 10_000,
        trace: 'retain-on-failure',
        launchOptions: { executablePath: browser.path, args: [...browser.args, ...asRoot, ...QUIET] },
      },
    },
    { name: 'quiet machine', testMatch: QUIET_MACHINE, dependencies: ['api', 'browser'] },
    { name: 'loaded machine', testMatch: LOADED_MACHINE, dependencies: ['quiet machine'] },
  ],
});
