import { setFlagsFromString } from 'node:v8';
import { unsupportedNode } from './config/node-version.js';
import { startProblem } from './platform/start-problem.js';

/**
 * Starting makes a lot of garbage once. V8 would take 32 MB for young objects then, and keep them; held small meanwhile,
 * that space grows later with what answers need.
 */
const YOUNG_SPACE_GROWTH = { whileStarting: 1, afterwards: 2 };

async function main(): Promise<void> {
  const problem = unsupportedNode(process.versions.node);
  if (problem !== null) throw new Error(problem);
  setFlagsFromString(`--semi-space-growth-factor=${YOUNG_SPACE_GROWTH.whileStarting}`);
  // Loaded late: on an older Node loading them already fails, with a message that helps nobody.
  const { readConfig } = await import('./config/read-config.js');
  const { startServer } = await import('./app.setup.js');
  await startServer(readConfig());
  setFlagsFromString(`--semi-space-growth-factor=${YOUNG_SPACE_GROWTH.afterwards}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${startProblem(error)}\n`);
  process.exit(1);
});
