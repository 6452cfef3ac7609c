import type { GeneratorCallback, Tree } from '@nx/devkit';
import { nxCommand } from './nx-command.js';
import { setUpControls } from './set-up-controls.js';
import { createSetupReport, finishSetup, type SetupReport } from './setup-report.js';

/** What the part of a package's `init` that is its own is given. */
export interface SetupContext {
  readonly tree: Tree;
  readonly report: SetupReport;
  /** How Nx is started in the workspace. */
  readonly nx: string;
}

/**
 * Makes the `init` generator of a package: what `nx add` runs. The second time there is nothing to do.
 *
 * @param names packages whose controls it registers
 * @param own what else it writes, and what to do next
 */
export function setupGenerator(
  names: readonly string[],
  own: (context: SetupContext) => void,
): (tree: Tree) => GeneratorCallback {
  return (tree) => {
    const report = createSetupReport();
    const steps = setUpControls(tree, names, report);
    own({ tree, report, nx: nxCommand(tree) });
    return finishSetup(report, steps);
  };
}
