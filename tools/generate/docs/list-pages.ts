import { commandOptionsSchema } from '../../../packages/core/src/executors/command/options';
import { description } from '../../../packages/core/src/executors/command/executor';
import { listControls, type ListedControl } from '../list-controls';
import { factsOf } from './facts';
import { code } from './markdown';
import type { Page } from './page';

/** Every page of `docs/controls/`: the controls, then the executor that wraps a program. */
export function listPages(packagesFolder: string): Page[] {
  return [...listControls(packagesFolder).map(pageOf), COMMAND];
}

function pageOf(listed: ListedControl): Page {
  const { control, packageName } = listed;
  const { id, title, playbook, options } = control;
  return {
    id,
    title,
    description: control.description,
    packageName,
    playbook,
    facts: factsOf(listed),
    optionsPlace: `In \`nx.json\` under ${code(`controlOptions.${id}`)} of the plugin, or among the [options of its executor](README.md#options-of-every-executor) in a \`project.json\`:`,
    options,
    checks: control.kind === 'action' ? {} : (control.checks ?? {}),
  };
}

/** It is no control: the report is somebody else's. */
const COMMAND: Page = {
  id: 'command',
  title: 'Wrapped command',
  description,
  packageName: '@gonogo/core',
  playbook: '',
  facts: [
    ['Target', 'a name of your own; `evidence-…` makes it part of `verify` and of the gate'],
    ['Package', '`@gonogo/core`'],
    ['Executor', '`@gonogo/core:command`'],
    ['Report', 'what the option `report` says, in any contract with a status that can be read'],
    ['Cached', 'where the target says `cache: true`, by the `inputs` that it lists'],
  ],
  optionsPlace: 'Among the `options` of the target, in a `project.json`:',
  options: commandOptionsSchema,
  checks: {},
};
