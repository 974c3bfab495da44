/**
 * `npm run doctor`: is everything there that the server needs, and if not, what is to be done? Changes nothing.
 * Exit code 1 when something must be fixed first.
 */
import { nodeProblem } from './install-state.mjs';

const oldNode = nodeProblem();
if (oldNode) {
  process.stdout.write(`FIX   ${oldNode} Get it from https://nodejs.org.\n`);
  process.exit(1);
}
// only now: an old Node could not even read it
const { checks } = await import('./doctor-checks.mjs');

const signs = { good: 'ok  ', hint: 'note', bad: 'FIX ' };
const found = [];
for (const [name, check] of Object.entries(checks)) {
  const { state, text } = await check();
  found.push(state);
  process.stdout.write(`${signs[state]}  ${name.padEnd(10)}  ${text}\n`);
}

const bad = found.filter((state) => state === 'bad').length;
process.stdout.write(bad > 0 ? `\n${bad} to fix before \`npm start\` can work.\n` : '\nReady: `npm start`.\n');
process.exitCode = bad > 0 ? 1 : 0;
