// Packs the packages once. They are installed in a folder that most specs link to, and published in a registry of this
// machine for those that install them as users do.
const { execFileSync } = require('node:child_process');
const { mkdirSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { startRegistry } = require('./registry/local-registry.cjs');
const tearDown = require('./global-teardown.cjs');

module.exports = async function setUp() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gonogo-e2e-packages-')));
  // Read by the specs and by the teardown, which run in other module registries.
  process.env.GONOGO_E2E_PACKAGES = folder;
  try {
    await fill(folder);
  } catch (error) {
    await tearDown();
    throw error;
  }
};

async function fill(folder) {
  const tarballs = packInto(join(folder, 'tarballs'));
  install(folder, tarballs);
  for (const name of ['home', 'tmp', 'npm-cache']) mkdirSync(join(folder, name));
  const registry = await startRegistry(join(folder, 'registry'));
  globalThis.gonogoRegistry = registry;
  process.env.GONOGO_E2E_NPMRC = registry.npmrc;
  publish(tarballs, registry.npmrc, join(folder, 'npm-cache'));
}

function packInto(folder) {
  execFileSync(process.execPath, [join(__dirname, '../../tools/pack.mjs'), folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return readdirSync(folder).map((name) => join(folder, name));
}

function install(folder, tarballs) {
  writeFileSync(join(folder, 'package.json'), '{ "name": "e2e", "private": true }\n');
  const nx = `nx@${process.env.GONOGO_E2E_NX ?? '23.2.1'}`;
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', nx, ...tarballs];
  execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

function publish(tarballs, npmrc, cache) {
  for (const tarball of tarballs) {
    const args = ['publish', tarball, '--userconfig', npmrc, '--cache', cache, '--loglevel=error'];
    execFileSync('npm', args, {
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}
