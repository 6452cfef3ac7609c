import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { initRepository, type TestRepository } from '@gonogo/core/testing';
import { publishedFolders, REPOSITORY } from './manifests';

/** Links what is installed. The suite's own packages are linked to those of the copy, which the copy is to use. */
function linkInstalled(root: string): void {
  const installed = join(REPOSITORY, 'node_modules');
  const modules = join(root, 'node_modules');
  mkdirSync(join(modules, '@gonogo'), { recursive: true });
  for (const name of readdirSync(installed).filter((entry) => entry !== '@gonogo')) {
    const target = join(installed, name);
    symlinkSync(target, join(modules, name), lstatSync(target).isDirectory() ? 'junction' : 'file');
  }
  for (const folder of publishedFolders()) {
    symlinkSync(join(root, 'packages', folder), join(modules, '@gonogo', folder), 'junction');
    const nested = join('packages', folder, 'node_modules');
    if (existsSync(join(REPOSITORY, nested)))
      symlinkSync(join(REPOSITORY, nested), join(root, nested), 'junction');
  }
}

/**
 * Copies this repository as it is now (without what git ignores) into an empty folder, as a repository with one commit,
 * so that a test may change all of it.
 */
export function copyRepository(root: string): TestRepository {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: REPOSITORY, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const paths = listed.split('\0').filter((path) => path !== '');
  for (const path of paths.filter((each) => existsSync(join(REPOSITORY, each)))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(REPOSITORY, path), join(root, path), { verbatimSymlinks: true });
  }
  linkInstalled(root);
  const repository = initRepository(root);
  repository.commit();
  return repository;
}
