import { setupGenerator } from '@gonogo/core/generators';
import { z } from 'zod';

export const schema = z.strictObject({});
export const description = 'Registers the controls of OPA policy bundles with the plugin';

export default setupGenerator(['@gonogo/policy-bundle'], ({ report, nx }) => {
  report.next(
    `${nx} run-many -t verify: every bundle_manifest.json beside a .rego file is governed`,
  );
});
