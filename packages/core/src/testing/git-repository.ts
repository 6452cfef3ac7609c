import { execFileSync } from 'node:child_process';
import { writeFiles, type WorkspaceFiles } from './workspace.js';

/** A git repository for a test, cut off from the settings of the machine. */
export interface TestRepository {
  readonly root: string;
  git(...args: string[]): string;
  /** Writes the files, adds everything and commits. Gives the commit's id. */
  commit(files?: WorkspaceFiles): string;
}

/** `PATH` and an empty git configuration: what git runs with in tests. */
export const GIT_ENVIRONMENT = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

const SETTINGS = [
  ['user.name', 'Test'],
  ['user.email', 'test@example.com'],
  ['commit.gpgsign', 'false'],
  ['init.defaultBranch', 'main'],
  ['protocol.file.allow', 'always'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** Runs git in a folder, and throws where it fails. */
export function runTestGit(folder: string, args: readonly string[]): string {
  return execFileSync('git', [...SETTINGS, ...args], {
    cwd: folder,
    env: GIT_ENVIRONMENT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** Makes a repository on branch `main` in the folder; nothing is committed yet. */
export function initRepository(root: string): TestRepository {
  const git = (...args: string[]): string => runTestGit(root, args);
  git('init', '--quiet');
  return {
    root,
    git,
    commit(files = {}) {
      writeFiles(root, files);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', 'change');
      return git('rev-parse', 'HEAD');
    },
  };
}
