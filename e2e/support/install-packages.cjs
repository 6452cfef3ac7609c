// Packs the packages and installs the tarballs once, in a folder that all specs link to.
const { execFileSync } = require('node:child_process');
const { mkdtempSync, readdirSync, realpathSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = async function installPackages() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gonogo-e2e-packages-')));
  // Read by the specs and by the teardown, which run in other module registries.
  process.env.GONOGO_E2E_PACKAGES = folder;
  const run = (command, args) =>
    execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  run(process.execPath, [join(__dirname, '../../tools/pack.mjs'), join(folder, 'tarballs')]);
  writeFileSync(join(folder, 'package.json'), '{ "name": "e2e", "private": true }\n');
  const tarballs = readdirSync(join(folder, 'tarballs')).map((name) => `./tarballs/${name}`);
  const nx = process.env.GONOGO_E2E_NX ?? '23.2.1';
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', `nx@${nx}`, ...tarballs]);
};
