import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { appFolder } from '../harness/process.js';
import { expect, test } from '../harness/test.js';
import { toneWav } from '../harness/tone.js';

const run = promisify(execFile);
const readme = readFileSync(join(appFolder, 'README.md'), 'utf8');

/** The shell commands under a heading of README.md, in their order. */
function commands(heading: string): string {
  const section = readme.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block]) => block).join('\n');
}

test('The commands of README.md can be pasted one after the other', async ({ install }) => {
  test.slow();
  // Slow enough to be stopped in the middle.
  const installation = install({ OPENAI_MODEL: 'sim-40tps' });
  const api = await installation.start();
  const folder = mkdtempSync(join(tmpdir(), 'parley-readme-'));
  writeFileSync(join(folder, 'question.wav'), toneWav(1));
  writeFileSync(join(folder, 'handbook.pdf'), 'Roses are pruned in February.');
  const minute = commands('The API in sixty seconds').replace(/http:\/\/127\.0\.0\.1:3000/, api.url);
  const spoken = commands('Talk with an agent')
    .split('\n')
    .filter((line) => !/^OPENAI_/.test(line))
    .join('\n');
  expect(minute).toContain(api.url);
  const script = ['set -e', minute, 'wait', spoken, 'echo', 'echo "ids: $AGENT $SESSION $TURN $MESSAGE $RECORDING"'];
  try {
    const { stdout } = await run('bash', ['-c', script.join('\n')], { cwd: folder, maxBuffer: 2 ** 26 });
    const uuid = '[0-9a-f]{8}-[0-9a-f-]{27}';
    expect(stdout).toMatch(new RegExp(`ids:( ${uuid}){5}\\n`));
    expect(stdout).not.toMatch(/^\{"error":"/m);
    expect(stdout).toContain('event: done');
    expect(stdout).toContain('event: transcript');
    expect(readFileSync(join(folder, 'story.txt'), 'utf8')).toContain('"status":"stopped"');
    expect(readFileSync(join(folder, 'answer.mp3')).length).toBeGreaterThan(500);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('Every setting that README.md names is one of .env.example', () => {
  const example = readFileSync(join(appFolder, '.env.example'), 'utf8');
  const known = new Set([...example.matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name));
  const table = readme.split('## Settings')[1]?.split('\n## ')[0] ?? '';
  const named = [...table.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
