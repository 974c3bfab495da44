import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

const SOURCES = fileURLToPath(new URL('../..', import.meta.url));

/** Beside the other projects, as `backend/src` and `backend/dist` are, so that the server finds what it looks for. */
const TMP = fileURLToPath(new URL('../../../../tmp', import.meta.url));

export interface CompiledServer {
  main: string;
  remove(): Promise<void>;
}

/** The server's sources of this moment as plain JavaScript: starting it many times then costs no compiler each time. */
export async function compileServer(): Promise<CompiledServer> {
  await mkdir(TMP, { recursive: true });
  const folder = await mkdtemp(join(TMP, 'server-'));
  const entries = await readdir(SOURCES, { recursive: true, withFileTypes: true });
  const sources = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(sources.map((source) => compile(source, join(folder, relative(SOURCES, source)))));
  return { main: join(folder, 'main.js'), remove: () => rm(folder, { recursive: true, force: true }) };
}

async function compile(source: string, target: string): Promise<void> {
  const { code } = await transformFile(source, {
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type: 'es6' },
  });
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target.replace(/\.ts$/, '.js'), code);
}
