import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

const IS_SOURCE = import.meta.url.endsWith('.ts');
/** The loader of sources looks for its settings in the folder it is started in, unless it is told. */
const LOADER = IS_SOURCE
  ? {
      execArgv: ['--import', '@swc-node/register/esm-register'],
      env: { TS_NODE_PROJECT: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) },
    }
  : { execArgv: [], env: {} };

/**
 * Starts a thread that does not keep the process alive. No setting and no key of the server goes along.
 * @param beside `import.meta.url` of the caller
 * @param module beside it, without its extension: run as it is in development, compiled otherwise
 */
export function startThread(beside: string, module: string, limits?: WorkerOptions['resourceLimits']): Worker {
  const entry = fileURLToPath(new URL(`./${module}.${IS_SOURCE ? 'ts' : 'js'}`, beside));
  const worker = new Worker(entry, { ...LOADER, ...(limits && { resourceLimits: limits }) });
  worker.unref();
  return worker;
}
