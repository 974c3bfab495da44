import { unsupportedNode } from './config/node-version.js';
import { startProblem } from './platform/start-problem.js';

async function main(): Promise<void> {
  const problem = unsupportedNode(process.versions.node);
  if (problem !== null) throw new Error(problem);
  // Loaded late: on an older Node loading them already fails, with a message that helps nobody.
  const { readConfig } = await import('./config/read-config.js');
  const { startServer } = await import('./app.setup.js');
  await startServer(readConfig());
}

main().catch((error: unknown) => {
  process.stderr.write(`${startProblem(error)}\n`);
  process.exit(1);
});
