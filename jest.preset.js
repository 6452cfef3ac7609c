// Sibling packages are tested from source (the "@gonogo/source" condition), and every
// dependency but Nx is transformed, because jest on Node 20 cannot require() ES modules.
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/fixtures/'],
  modulePathIgnorePatterns: ['/dist/', '/artifacts/'],
  testEnvironmentOptions: { customExportConditions: ['@gonogo/source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?:nx|@nx|typescript|zod|yaml|ajv|@astral-sh)/'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^unicorn-magic$': '<rootDir>/../../node_modules/unicorn-magic/node.js',
  },
};
