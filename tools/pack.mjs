// Writes one installable tarball of each package that is published: node tools/pack.mjs <folder>
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = dirname(dirname(fileURLToPath(import.meta.url)));

/** Names of the folders of the packages that are published. */
function publishedPackages() {
  const packages = join(repository, 'packages');
  return readdirSync(packages).filter(
    (name) =>
      JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')).private !== true,
  );
}

/** Copies the sources and links what is installed, so that the build neither sees nor changes what is built here. */
function copyTo(folder, names) {
  const isSource = (path) => !['dist', 'node_modules'].includes(basename(path));
  const link = (path) => {
    if (existsSync(join(repository, path)))
      symlinkSync(join(repository, path), join(folder, path), 'junction');
  };
  cpSync(join(repository, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  link('node_modules');
  for (const name of names) {
    const path = join('packages', name);
    cpSync(join(repository, path), join(folder, path), { recursive: true, filter: isSource });
    link(join(path, 'node_modules'));
  }
}

function build(folder, names) {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const projects = names.map((name) => join(folder, 'packages', name, 'tsconfig.lib.json'));
  execFileSync(process.execPath, [compiler, '--build', ...projects], { stdio: 'inherit' });
}

/** Path of the tarball. */
function pack(folder, destination) {
  const args = ['pack', '--silent', '--pack-destination', destination];
  const output = execFileSync('npm', args, { cwd: folder, encoding: 'utf8' });
  return join(destination, output.trim().split('\n').at(-1));
}

function main(destination) {
  mkdirSync(destination, { recursive: true });
  const copy = mkdtempSync(join(realpathSync(tmpdir()), 'gonogo-pack-'));
  try {
    const names = publishedPackages();
    copyTo(copy, names);
    build(copy, names);
    for (const name of names) console.log(pack(join(copy, 'packages', name), destination));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const [given] = process.argv.slice(2);
if (given === undefined) {
  console.error('Usage: node tools/pack.mjs <folder for the tarballs>');
  process.exitCode = 2;
} else {
  main(resolve(given));
}
