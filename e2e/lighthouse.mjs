/**
 * Audits the built web app on the built server (desktop, median of three): `node e2e/lighthouse.mjs`, after
 * `npm run build`. Fails below performance 95 or accessibility 100. Not part of `npm test`: it needs a quiet machine.
 */
import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { findBrowser } from '../tools/find-browser.mjs';
import { root } from '../tools/install-state.mjs';
import { startBuiltServer } from '../tools/start-process.mjs';

const RUNS = 3;
const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100 };

const { path, args } = await findBrowser();
const server = await startBuiltServer({ home: process.env.APP_FOLDER ?? root });
const port = await freePort();
const browser = await chromium.launch({
  executablePath: path,
  args: [...args, '--no-sandbox', `--remote-debugging-port=${port}`],
});
try {
  const { agents } = await (await fetch(`${server.url}/api/agents`)).json();
  const scores = Object.fromEntries(Object.keys(LEAST).map((category) => [category, []]));
  let last = null;
  for (let run = 0; run < RUNS; run++) {
    const options = { port, onlyCategories: Object.keys(LEAST), logLevel: 'error' };
    last = (await lighthouse(`${server.url}/a/${agents[0].id}`, options, desktopConfig)).lhr;
    for (const category of Object.keys(LEAST)) scores[category].push(Math.round(last.categories[category].score * 100));
  }
  for (const [category, values] of Object.entries(scores)) {
    const median = values.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)];
    process.stdout.write(`${category.padEnd(16)} ${median} (at least ${LEAST[category]}; ${values.join(', ')})\n`);
    if (median < LEAST[category]) process.exitCode = 1;
  }
  for (const name of [
    'first-contentful-paint',
    'largest-contentful-paint',
    'total-blocking-time',
    'cumulative-layout-shift',
  ])
    process.stdout.write(`${name.padEnd(26)} ${last.audits[name].displayValue}\n`);
  for (const { title, score, scoreDisplayMode } of Object.values(last.audits)) {
    if (scoreDisplayMode === 'binary' && score === 0) process.stdout.write(`not met: ${title}\n`);
  }
} finally {
  await browser.close();
  await server.stop();
}

/** Lighthouse must be told where the browser listens. */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
