import {
  nxCommand,
  nxJson,
  readJsonText,
  toJsonFile,
  treeFiles,
  writeIfAbsent,
  type SetupReport,
  type Tree,
} from '@gonogo/core/generators';
import { REQUIRED_CHECKS_FILE } from '../../controls/required-status-checks/schema.js';
import { loadWorkflows } from '../../model/load-workflows.js';
import { proposeRequiredChecks } from './propose-required-checks.js';

/**
 * Writes `docs/required_status_checks.json` from the workflows, unless it is there: which checks gate a merge is for
 * people to decide from then on. Evidence contract, section 4.
 */
export function writeRequiredChecks(tree: Tree, report: SetupReport): void {
  const workflows = loadWorkflows(treeFiles(tree));
  for (const { message } of workflows.unusable.values()) report.left(message);
  const proposal = proposeRequiredChecks(workflows, [protectedBranch(tree)]);
  if (proposal === undefined && !tree.exists(REQUIRED_CHECKS_FILE)) {
    report.left(
      `${REQUIRED_CHECKS_FILE}: not written, because no job runs on every pull request under a name that is known before`,
    );
    report.next(`add such a job, then: ${nxCommand(tree)} g @gonogo/workflows:init`);
    return;
  }
  if (writeIfAbsent(tree, REQUIRED_CHECKS_FILE, toJsonFile(proposal), report)) {
    report.next(
      `read ${REQUIRED_CHECKS_FILE}: keep the checks that a merge must wait for (${proposal?.required_status_checks.join(', ') ?? ''})`,
    );
  }
}

/** The default branch as Nx knows it, without the remote's name. */
function protectedBranch(tree: Tree): string {
  const { defaultBase } = readJsonText(nxJson(tree)) as { defaultBase?: unknown };
  return typeof defaultBase === 'string' ? defaultBase.replace(/^origin\//, '') : 'main';
}
