import { setupGenerator } from '@gonogo/core/generators';
import { z } from 'zod';

export const schema = z.strictObject({});
export const description =
  'Registers the controls of capability and skill registries with the plugin';

export default setupGenerator(['@gonogo/registry'], ({ report, nx }) => {
  report.next(
    `${nx} run-many -t verify: every folder with vocabulary/vocabulary.json and capabilities/ is governed`,
  );
  report.next(
    'to let "nx sync" write the catalogs, add to nx.json: "sync": { "globalGenerators": ["@gonogo/registry:sync"] }',
  );
});
