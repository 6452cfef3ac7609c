module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'policy-bundle',
  rootDir: __dirname,
};
