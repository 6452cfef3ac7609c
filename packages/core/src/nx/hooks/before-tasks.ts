import { DAY_VARIABLE, utcDay } from '../../report/clock.js';
import type { GitWorkspace } from '../../git/find-at-base.js';
import { readInference } from '../inference/inference-cache.js';
import { baseVariable } from '../../git/base-variable.js';

/**
 * Gives what verdicts depend on beside files to the hash: today's date, and the content of the governed folders at the
 * base commit.
 *
 * @returns environment variables to set before tasks are hashed
 * @throws Error where inference has left nothing to go by
 */
export async function taskEnvironment(
  workspace: GitWorkspace,
  now: Date,
): Promise<Record<string, string>> {
  const { workspaceRoot, environment } = workspace;
  const inference = readInference(workspaceRoot, environment);
  if (inference === undefined) {
    throw new Error(
      'gonogo does not know which folders are governed, because the record of the last inference is gone: run "nx reset"',
    );
  }
  const variables: Record<string, string> = { [DAY_VARIABLE]: utcDay(environment, now) };
  if (inference.baseContent.length > 0) {
    const { baseContentDigests } = await import('../../git/base-content-digest.js');
    const digests = baseContentDigests(workspace, inference.baseContent);
    inference.baseContent.forEach(({ root }, index) => {
      variables[baseVariable(root)] = digests[index] ?? '';
    });
  }
  return variables;
}
