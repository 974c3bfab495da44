/**
 * `npm run dev`: server and web app, both rebuilt as files change; Ctrl-C ends both. Open the address that the web app
 * prints: it hands /api to the server.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './install-state.mjs';
import { environment } from './environment.mjs';
import './copy-pdfjs.mjs';

const { PORT: port = '3000', ALLOWED_ORIGINS: origins = '' } = environment();
const webOrigins = ['http://localhost:4200', 'http://127.0.0.1:4200'];
const bin = (path) => join(root, 'node_modules', path);

const children = [
  run(
    [
      '--watch-path=backend/src',
      '--watch-preserve-output',
      '--import',
      '@swc-node/register/esm-register',
      'backend/src/main.ts',
    ],
    {
      cwd: root,
      env: {
        SWC_NODE_PROJECT: 'backend/tsconfig.json',
        ALLOWED_ORIGINS: [origins, ...webOrigins].filter(Boolean).join(','),
      },
    },
  ),
  run([bin('@angular/cli/bin/ng.js'), 'serve', '--proxy-config', '../tools/dev-proxy.mjs'], {
    cwd: join(root, 'frontend'),
    env: { NG_CLI_ANALYTICS: 'false', PARLEY_SERVER: `http://127.0.0.1:${port}` },
  }),
];

// A terminal's Ctrl-C reaches the children by itself; they are waited for, so that the server can finish answers.
process.on('SIGINT', () => {});
process.on('SIGTERM', endAll);

function run(args, { cwd, env }) {
  const child = spawn(process.execPath, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
  child.on('exit', (code) => {
    process.exitCode ||= code ?? 0;
    endAll();
  });
  return child;
}

function endAll() {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
}
