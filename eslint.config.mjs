import js from '@eslint/js';
import * as nest from '@nestjs/common';
import angular from 'angular-eslint';
import regexp from 'eslint-plugin-regexp';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** House rules a linter can see. What may import what stands in .dependency-cruiser.mjs. */

const httpExceptions = Object.keys(nest).filter((name) => name.endsWith('Exception'));

const openai = {
  name: 'openai',
  message: 'Only backend/src/ai/openai knows the SDK; everything else speaks to ChatModel.',
};
const nestExceptions = {
  name: '@nestjs/common',
  importNames: httpExceptions,
  message: 'Throw a DomainError; only platform/http and guards know HTTP statuses.',
};

const express = {
  name: 'express',
  message: 'HTTP ends at the controller: services take and give domain values, without requests and responses.',
};

/** The files that may know requests and responses, beside platform/http. */
const edge = [
  'backend/src/**/*.{controller,guard,interceptor,filter,decorator}.ts',
  'backend/src/platform/observability/correlation.ts', // a middleware
  'backend/src/testing/**/*.ts',
  'backend/src/**/*.spec.ts',
];

/** `openai` in all its spellings, and modules by their names. */
function restrictedImports(...paths) {
  const patterns = paths.includes(openai) ? [{ group: ['openai/*'], message: openai.message }] : [];
  return { 'no-restricted-imports': ['error', { paths, patterns }] };
}

const syntax = {
  nestedRepetition: {
    selector: String.raw`Literal[regex.pattern=/\((?:[^()\\]|\\.)*(?:\.|\[\\s\\S\])[*+](?:[^()\\]|\\.)*\)(?:[*+]|\{\d+,\})/]`,
    message: 'Repeats what takes any text already, so it tries every way of dividing it: write a loop.',
  },
  longConstructor: {
    selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>5]",
    message: 'More than five dependencies: this class does more than one thing.',
  },
  swallowed: {
    selector: "CallExpression[callee.property.name='catch'] > ArrowFunctionExpression[body.body.length=0]",
    message: 'A failure that nobody sees: handle it or let it through.',
  },
  sleep: {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: 'Wait for what the test needs, not for time.',
  },
  processEnv: {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only backend/src/config reads the environment.',
  },
  badName: {
    selector: 'Program',
    message:
      'No barrels and no drawers: name the file after what it is for (not index, utils, helpers, common, shared).',
  },
};
const always = [syntax.nestedRepetition, syntax.longConstructor, syntax.swallowed, syntax.sleep];

/** What people, files and providers send is matched in linear time; see docs/decisions/2026-11-26-linear-expressions.md. */
const boundedExpressions = {
  'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
  'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false }],
};

/** Untyped values are what a test reads from a response body. */
const untypedBodies = {
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
  '@typescript-eslint/unbound-method': 'off',
};

const nodeGlobals = Object.fromEntries(
  Object.getOwnPropertyNames(globalThis).map((name) => [name, /** readonly */ false]),
);

export default defineConfig(
  {
    ignores: [
      '**/dist/',
      '**/.angular/',
      '.nx/',
      'coverage/',
      'data/',
      'tmp/',
      '**/test-results/',
      '**/playwright-report/',
      'frontend/src/app/core/api/api.types.ts',
      'e2e/clients/generated/',
      'frontend/public/pdfjs/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  // Every script and source file
  {
    files: ['**/*.{ts,mjs,js}'],
    extends: [js.configs.recommended],
    plugins: { regexp },
    rules: {
      ...boundedExpressions,
      'max-lines': ['error', 400],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'no-restricted-syntax': ['error', ...always],
      eqeqeq: ['error', 'smart'],
    },
  },
  { files: ['**/*.{mjs,js}'], languageOptions: { globals: nodeGlobals } },
  { files: ['frontend/public/**/*.js'], languageOptions: { globals: { document: false, localStorage: false } } },

  // TypeScript, with types
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Names of the wire and of columns may be destructured as they are; tools/wire-names.spec.mjs holds the properties.
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: ['variable', 'parameter', 'function', 'classMethod', 'classicAccessor'],
          format: ['camelCase', 'PascalCase', 'UPPER_CASE'],
          leadingUnderscore: 'allowSingleOrDouble',
        },
        { selector: 'variable', modifiers: ['destructured'], format: null },
        { selector: 'parameter', modifiers: ['destructured'], format: null },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/prefer-optional-chain': 'error',
      '@typescript-eslint/require-await': 'off', // an async method may satisfy a port without waiting for anything
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },

  // The server
  {
    files: ['backend/src/**/*.ts'],
    rules: {
      ...restrictedImports(openai, nestExceptions, express),
      'no-restricted-syntax': ['error', ...always, syntax.processEnv],
      '@typescript-eslint/no-extraneous-class': 'off', // Nest modules have no members
    },
  },
  { files: edge, rules: restrictedImports(openai, nestExceptions) },
  { files: ['backend/src/ai/openai/**/*.ts'], rules: restrictedImports(nestExceptions, express) },
  { files: ['backend/src/platform/http/**/*.ts', 'backend/src/**/*.guard.ts'], rules: restrictedImports(openai) },
  {
    files: ['backend/src/config/**/*.ts', 'backend/src/testing/servers/test-database-url.ts'],
    rules: { 'no-restricted-syntax': ['error', ...always] },
  },

  // The web app
  {
    files: ['frontend/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      'no-restricted-syntax': ['error', ...always, syntax.processEnv],
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/no-lifecycle-call': 'error',
      // static validators are references that need no `this`
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
    },
  },
  {
    files: ['frontend/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/no-positive-tabindex': 'error',
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/use-track-by-function': 'error',
    },
  },

  {
    files: ['frontend/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },

  // Tests
  { files: ['**/*.spec.ts', 'e2e/**/*.ts', 'backend/src/testing/**/*.ts'], rules: untypedBodies },

  // Journeys of generated clients: the stage that generates them compiles these; a linter may not find their types.
  {
    files: ['e2e/clients/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off', // `test` of node:test runs by itself
      '@typescript-eslint/no-redundant-type-constituents': 'off',
    },
  },

  // Names that say nothing
  {
    files: [
      '**/index.{ts,mjs}',
      '**/{utils,helpers,common,shared}/**/*.{ts,mjs}',
      '**/*{utils,helpers,common,shared}.{ts,mjs}',
    ],
    rules: { 'no-restricted-syntax': ['error', syntax.badName] },
  },
);
