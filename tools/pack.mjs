// Builds the packages and writes one installable tarball each: node tools/pack.mjs <folder>
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = dirname(dirname(fileURLToPath(import.meta.url)));

/** Folders of the packages that are published, dependencies first as far as it matters to npm: not at all. */
function publishablePackages() {
  return readdirSync(join(repository, 'packages'))
    .map((name) => join(repository, 'packages', name))
    .filter(
      (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).private !== true,
    );
}

function build(folders) {
  for (const folder of folders) rmSync(join(folder, 'dist'), { recursive: true, force: true });
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const projects = folders.map((folder) => join(folder, 'tsconfig.lib.json'));
  execFileSync(process.execPath, [compiler, '--build', '--force', ...projects], {
    stdio: 'inherit',
  });
}

function pack(folder, destination) {
  const args = ['pack', '--silent', '--pack-destination', destination];
  return execFileSync('npm', args, { cwd: folder, encoding: 'utf8' }).trim().split('\n').at(-1);
}

const [given] = process.argv.slice(2);
if (given === undefined) {
  console.error('Usage: node tools/pack.mjs <folder for the tarballs>');
  process.exitCode = 2;
} else {
  const destination = resolve(given);
  const folders = publishablePackages();
  mkdirSync(destination, { recursive: true });
  build(folders);
  for (const folder of folders) console.log(join(destination, pack(folder, destination)));
}
