// What "npm run e2e" runs: other versions of Nx, other package managers, and upgrades too.
const own = require('./jest.config.js');

module.exports = { ...own, roots: [...own.roots, '<rootDir>/full'] };
