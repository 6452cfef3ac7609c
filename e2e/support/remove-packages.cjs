const { rmSync } = require('node:fs');

module.exports = async function removePackages() {
  const folder = process.env.GONOGO_E2E_PACKAGES;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
};
