module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'release-gate',
  rootDir: __dirname,
};
