import type { Tree } from '@nx/devkit';
import { addPackages } from './add-packages.js';
import { ignoreArtifacts } from './ignore-artifacts.js';
import { findPlugin, registerControls } from './register-controls.js';
import type { SetupReport, SetupStep } from './setup-report.js';

/**
 * What every package of the suite needs in a workspace: the plugin in `nx.json`, its own controls registered with it,
 * the core installed where the workspace itself can find it, and the reports out of git.
 *
 * @param names packages, or folders of the workspace, whose controls are registered
 * @returns steps for `finishSetup`
 */
export function setUpControls(
  tree: Tree,
  names: readonly string[],
  report: SetupReport,
): readonly SetupStep[] {
  registerControls(tree, names, report);
  const published = names.filter((name) => name.startsWith('@gonogo/'));
  const steps = addPackages(tree, ['@gonogo/core', ...published], report);
  ignoreArtifacts(tree, findPlugin(tree)?.artifactsDir ?? 'artifacts', report);
  return steps;
}
