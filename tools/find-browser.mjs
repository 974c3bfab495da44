/** The browser for tests: one the machine has, else the one that comes with an npm package. Nothing is downloaded. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * @returns {Promise<{ path: string, args: string[] }>} the executable and the switches it needs
 * @throws Error that says what to install
 */
export async function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (!runnable(env.CHROMIUM_PATH)) throw new Error(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, which is no program.`);
    return { path: env.CHROMIUM_PATH, args: [] };
  }
  const searched = (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const installed = [...searched, ...places].find(runnable);
  if (installed) return { path: installed, args: [] };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged } = await import('@sparticuz/chromium');
    const path = await packaged.executablePath();
    // a headless build without its own sandbox helper
    if (runnable(path)) return { path, args: ['--no-sandbox', '--no-zygote'] };
  }
  throw new Error('No browser found: install Google Chrome or Chromium, or set CHROMIUM_PATH to the program.');
}

function runnable(path) {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
