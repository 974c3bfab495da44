/** Backend specs as native ESM. Run with `node --experimental-vm-modules`, see `backend/project.json`. */
export default {
  rootDir: 'src',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['reflect-metadata'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Most of a spec's time is waiting; one worker less than there are cores, as is usual, would leave half of two idle.
  maxWorkers: '100%',
  // Ends a test that hangs; long, because a busy machine is no fault of a test.
  testTimeout: 90_000,
};
