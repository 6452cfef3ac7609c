// A registry of its own for every run: holds the packages of the suite, and asks the registry that npm is set up with
// for all others.
const { execFileSync, fork } = require('node:child_process');
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** @returns the contents of Verdaccio's configuration: JSON, which YAML includes */
function configOf(folder, upstream) {
  const everybody = { access: '$all', publish: '$all' };
  return JSON.stringify({
    storage: join(folder, 'storage'),
    uplinks: { upstream: { url: upstream, maxage: '60m', timeout: '120s' } },
    packages: {
      '@gonogo/*': everybody,
      '**': { ...everybody, proxy: 'upstream' },
    },
    max_body_size: '100mb',
    log: { type: 'stdout', level: 'fatal' },
  });
}

/** The user's own file is neither read nor written: tokens and registries in it stay out of the tests. */
function npmrcOf(address) {
  return [
    `registry=${address}`,
    `${address.replace('http:', '')}:_authToken=everybody`,
    'audit=false',
    'fund=false',
    'update-notifier=false',
    '',
  ].join('\n');
}

/**
 * @param folder where it keeps packages and settings
 * @returns the file with npm's settings for it, and a way to end it
 */
async function startRegistry(folder) {
  mkdirSync(folder, { recursive: true });
  const upstream = execFileSync('npm', ['config', 'get', 'registry'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
  const config = join(folder, 'config.yaml');
  writeFileSync(config, configOf(folder, upstream));
  const server = fork(join(__dirname, 'verdaccio.cjs'), [config], { stdio: 'inherit' });
  const address = await new Promise((resolve, reject) => {
    server.once('message', resolve);
    server.once('exit', (code) => reject(new Error(`the local registry ended with ${code}`)));
  });
  const npmrc = join(folder, 'npmrc');
  writeFileSync(npmrc, npmrcOf(address));
  const stop = () =>
    new Promise((resolve) => {
      server.removeAllListeners('exit');
      server.once('exit', resolve);
      server.disconnect();
    });
  return { npmrc, stop };
}

module.exports = { startRegistry };
