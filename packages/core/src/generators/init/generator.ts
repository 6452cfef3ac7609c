import { z } from 'zod';
import {
  createSetupReport,
  finishSetup,
  nxCommand,
  setUpControls,
  type GeneratorCallback,
  type Tree,
} from '../index.js';

export const schema = z.strictObject({});
export const description = 'Registers the plugin, for controls that are added later';

/** Adds the plugin without controls; a package's own `init` registers its controls. */
export default function initGenerator(tree: Tree): GeneratorCallback {
  const report = createSetupReport();
  const steps = setUpControls(tree, [], report);
  report.next(
    `${nxCommand(tree)} add @gonogo/release-gate: registers the control packages that apply here`,
  );
  report.next(`${nxCommand(tree)} g @gonogo/core:control <name>: starts a control of your own`);
  return finishSetup(report, steps);
}
