import { z } from 'zod';
import { setupGenerator } from '../index.js';

export const schema = z.strictObject({});
export const description = 'Registers the plugin, for controls that are added later';

/** Adds the plugin without controls; a package's own `init` registers its controls. */
export default setupGenerator([], ({ report, nx }) => {
  report.next(`${nx} add @gonogo/release-gate: registers the control packages that apply here`);
  report.next(`${nx} g @gonogo/core:control <name>: starts a control of your own`);
});
