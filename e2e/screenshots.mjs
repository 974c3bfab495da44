/**
 * Takes the pictures of README.md into docs/screenshots: `node e2e/screenshots.mjs`, after `npm run build`. The built
 * server runs on an empty folder with its built-in simulator, so the pictures show what a first start shows.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../tools/find-browser.mjs';
import { root } from '../tools/install-state.mjs';
import { startBuiltServer } from '../tools/start-process.mjs';

const PICTURES = [
  { file: 'conversation-1440-light.png', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { file: 'conversation-1440-dark.png', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  {
    file: 'conversation-390-light.png',
    colorScheme: 'light',
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  },
];
const CONVERSATIONS = [
  ['Guide', ['How do I make a good agent?']],
  ['Tutor', ['Why is the sky blue?']],
  ['Editor', ['Is this sentence clear?']],
  ['Guide', ['What can I do here?', '/code']],
];

const folder = join(root, 'docs/screenshots');
mkdirSync(folder, { recursive: true });
const { path, args } = await findBrowser();
const server = await startBuiltServer({ home: process.env.APP_FOLDER ?? root });
const browser = await chromium.launch({ executablePath: path, args: [...args, '--no-sandbox'] });
try {
  const shown = await talk();
  for (const { file, ...screen } of PICTURES) await take(join(folder, file), shown, screen);
} finally {
  await browser.close();
  await server.stop();
}

/** @returns the path of the last conversation */
async function talk() {
  const { agents } = await ask('GET', '/api/agents');
  let shown = '/';
  for (const [name, messages] of CONVERSATIONS) {
    const agent = agents.find((each) => each.name === name);
    const session = await ask('POST', `/api/agents/${agent.id}/sessions`, {});
    for (const content of messages) await ask('POST', `/api/sessions/${session.id}/messages`, { content });
    shown = `/a/${agent.id}/s/${session.id}`;
  }
  return shown;
}

async function ask(method, path, body) {
  const response = await fetch(server.url + path, {
    method,
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`);
  return response.json();
}

async function take(file, shown, screen) {
  const page = await browser.newPage({ ...screen, deviceScaleFactor: 2, locale: 'en-GB', reducedMotion: 'reduce' });
  await page.goto(server.url + shown);
  await page.locator('article[data-status="complete"] pre').first().waitFor();
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: file });
  await page.close();
  process.stdout.write(`${file}\n`);
}
