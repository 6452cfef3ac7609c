import {
  createSetupReport,
  finishSetup,
  nxCommand,
  setUpControls,
  type GeneratorCallback,
  type Tree,
} from '@gonogo/core/generators';
import { z } from 'zod';

export const schema = z.strictObject({});
export const description = 'Registers the controls of OPA policy bundles with the plugin';

/** What `nx add @gonogo/policy-bundle` runs. The second time there is nothing to do. */
export default function initGenerator(tree: Tree): GeneratorCallback {
  const report = createSetupReport();
  const steps = setUpControls(tree, ['@gonogo/policy-bundle'], report);
  report.next(
    `${nxCommand(tree)} run-many -t verify: every bundle_manifest.json beside a .rego file is governed`,
  );
  return finishSetup(report, steps);
}
