/**
 * Compiles backend/src to backend/dist. The TypeScript API instead of `tsc`, because the OpenAPI document needs the
 * transformer of @nestjs/swagger, which reads types and doc comments of the DTOs.
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { before as describeDtos } from '@nestjs/swagger/plugin';
import ts from 'typescript';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const host = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => root,
  getNewLine: () => '\n',
};

const config = ts.getParsedCommandLineOfConfigFile(join(root, 'backend/tsconfig.build.json'), undefined, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (problem) => fail([problem]),
});
const program = ts.createProgram(config.fileNames, config.options);
fail([...config.errors, ...ts.getPreEmitDiagnostics(program)]);

rmSync(join(root, 'backend/dist'), { recursive: true, force: true });
const swaggerOptions = { introspectComments: true, esmCompatible: true, dtoFileNameSuffix: ['.dto.ts'] };
fail(
  program.emit(undefined, undefined, undefined, false, { before: [describeDtos(swaggerOptions, program)] }).diagnostics,
);

function fail(problems) {
  if (problems.length === 0) return;
  process.stderr.write(ts.formatDiagnosticsWithColorAndContext(problems, host));
  process.exit(1);
}
