// What "npm test" runs.
module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'e2e',
  rootDir: __dirname,
  roots: ['<rootDir>/specs', '<rootDir>/support'],
  maxWorkers: 1,
  testTimeout: 600_000,
  globalSetup: '<rootDir>/support/global-setup.cjs',
  globalTeardown: '<rootDir>/support/global-teardown.cjs',
};
