const { rmSync } = require('node:fs');

module.exports = async function tearDown() {
  await globalThis.gonogoRegistry?.stop();
  const folder = process.env.GONOGO_E2E_PACKAGES;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
};
