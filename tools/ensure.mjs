/**
 * Makes the working copy ready: checks Node, installs packages when they differ from the lock file and, with `--build`,
 * builds what is older than its sources. Runs before `npm start`, `npm test` and `npm run dev`; silent when nothing is
 * to be done.
 */
import { spawnSync } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { buildProblem, distFolders, installProblem, nodeProblem, root } from './install-state.mjs';

const wrongNode = nodeProblem();
if (wrongNode) stop(wrongNode);

const notInstalled = installProblem();
if (notInstalled) {
  say(`Installing packages (${notInstalled}); the first time takes a minute or two.`);
  // development packages are needed to build, whatever NODE_ENV says
  npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
}

const notBuilt = process.argv.includes('--build') ? buildProblem() : null;
if (notBuilt) {
  say(`Building (${notBuilt}).`);
  npm(['run', 'build']);
  const now = new Date();
  for (const folder of distFolders) utimesSync(folder, now, now);
}

function npm(args) {
  const { status } = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) stop(`npm ${args.join(' ')} failed: see above.`);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
