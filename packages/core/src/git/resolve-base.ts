import { lookUpObjects, type Repository } from './repository.js';
import type { Environment } from './run-git.js';
import { unknownBase, unknownFrom, type UnknownBase } from './unknown-base.js';

export interface BaseCommit {
  readonly kind: 'commit';
  readonly commit: string;
}

/** Where the default branch is looked for, in this order, after `defaultBase`. */
const DEFAULT_BRANCHES = [
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
  'refs/heads/main',
  'refs/heads/master',
];

/**
 * The commit that a change is compared with: `NX_BASE` where it is set, else the merge base of HEAD with the default
 * branch.
 *
 * @param defaultBase the default branch as nx.json names it, where it does
 * @see evidence contract, section 1, `bundle_version_bumped`
 */
export function resolveBase(
  repository: Repository,
  environment: Environment,
  defaultBase?: string,
): BaseCommit | UnknownBase {
  const nxBase = environment.NX_BASE?.trim();
  if (nxBase !== undefined && nxBase !== '') return resolveNxBase(repository, nxBase);
  const branches = isRevision(defaultBase) ? [defaultBase, ...DEFAULT_BRANCHES] : DEFAULT_BRANCHES;
  const found = lookUpObjects(
    repository,
    ['HEAD', ...branches].map((name) => `${name}^{commit}`),
  );
  if (!Array.isArray(found)) return found;
  const [head, ...tips] = found;
  if (head === undefined) return unknownBase('no-commit');
  const tip = tips.find((candidate) => candidate !== undefined);
  if (tip !== undefined) return mergeBase(repository, head.id, tip.id);
  return unknownBase(repository.isShallow ? 'shallow' : 'no-default-branch');
}

function resolveNxBase(repository: Repository, revision: string): BaseCommit | UnknownBase {
  if (!isRevision(revision)) return unknownBase('base-not-found', revision);
  const found = lookUpObjects(repository, [`${revision}^{commit}`]);
  if (!Array.isArray(found)) return found;
  const [object] = found;
  return object === undefined
    ? unknownBase('base-not-found', revision)
    : { kind: 'commit', commit: object.id };
}

/** No ref starts with a dash or has a control character, and a line break would end the name early. */
function isRevision(name: string | undefined): name is string {
  return name !== undefined && /^[^-\s\p{Cc}][^\p{Cc}]*$/u.test(name);
}

function mergeBase(repository: Repository, head: string, tip: string): BaseCommit | UnknownBase {
  if (head === tip && !repository.isShallow) return { kind: 'commit', commit: head };
  const output = repository.run(['merge-base', head, tip]);
  // Exit code 1 without a message is git's way to say that there is no common ancestor.
  if (!output.ok && output.cause === 'failed' && output.exitCode === 1) {
    return unknownBase(repository.isShallow ? 'shallow' : 'no-common-history');
  }
  if (!output.ok) return unknownFrom(output, 'merge-base');
  const commit = output.stdout.trim();
  // A shallow clone of the default branch would be compared with itself, which proves nothing.
  if (repository.isShallow && commit === head) return unknownBase('shallow');
  return { kind: 'commit', commit };
}
