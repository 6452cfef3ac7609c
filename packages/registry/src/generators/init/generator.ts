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
export const description =
  'Registers the controls of capability and skill registries with the plugin';

/** What `nx add @gonogo/registry` runs. The second time there is nothing to do. */
export default function initGenerator(tree: Tree): GeneratorCallback {
  const report = createSetupReport();
  const steps = setUpControls(tree, ['@gonogo/registry'], report);
  report.next(
    `${nxCommand(tree)} run-many -t verify: every folder with vocabulary/vocabulary.json and capabilities/ is governed`,
  );
  report.next(
    'to let "nx sync" write the catalogs, add to nx.json: "sync": { "globalGenerators": ["@gonogo/registry:sync"] }',
  );
  return finishSetup(report, steps);
}
