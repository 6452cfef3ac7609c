import { findContents, type BaseSubject, type SubjectAtBase } from './base-content.js';
import { openRepository } from './repository.js';
import { resolveBase } from './resolve-base.js';
import { createRunGit, type Environment } from './run-git.js';

/** What the comparison with the base is asked of. */
export interface GitWorkspace {
  /** Absolute path; may be a folder inside a git work tree. */
  readonly workspaceRoot: string;
  /** `PATH`, `NX_BASE` and git's own settings are taken from here. */
  readonly environment: Environment;
  /** The default branch as nx.json names it (`defaultBase`), where it does. */
  readonly defaultBase?: string;
}

/** Finds several folders at the base, in the same order, with as many processes as for one. */
export function findAtBase(
  workspace: GitWorkspace,
  subjects: readonly BaseSubject[],
): SubjectAtBase[] {
  if (subjects.length === 0) return [];
  const { workspaceRoot, environment, defaultBase } = workspace;
  const repository = openRepository(createRunGit(workspaceRoot, environment));
  if (repository.kind !== 'repository') return subjects.map(() => repository);
  const base = resolveBase(repository, environment, defaultBase);
  if (base.kind !== 'commit') return subjects.map(() => base);
  return findContents({ workspaceRoot, repository, commit: base.commit }, subjects);
}
