import presets from 'jest-preset-angular/presets/index.js';

const preset = presets.createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' });

export default {
  ...preset,
  rootDir: import.meta.dirname,
  // A jsdom window with the fetch and streams of Node, so that specs speak real HTTP.
  testEnvironment: '<rootDir>/jest.environment.cjs',
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  // Ends a test that hangs; long, because a busy machine is no fault of a test.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  // Published for `import` only, which the CJS preset does not ask for.
  moduleNameMapper: { '^remend$': '<rootDir>/../node_modules/remend/dist/index.js' },
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|remend/))'],
};
