import { z } from 'zod';
import { executorSchema } from '../../../packages/core/src/nx/tasks/control-executor';
import type { AnyControl, ControlDefinition } from '../../../packages/core/src/control/types';
import { withRegion } from '../region';
import { alignedTable } from './markdown';
import { optionsTable } from './options-table';
import type { Page } from './page';

/** The index with its table of pages, and the options that the executors of all controls have. */
export function renderIndex(
  text: string,
  pages: readonly Page[],
  controls: readonly AnyControl[],
): string {
  const rows = pages.map(({ id, title, description, packageName, playbook }) => [
    `[${title}](${id}.md)`,
    description,
    `\`${packageName}\``,
    playbook,
  ]);
  const table = alignedTable([['Page', 'What it does', 'Package', 'Playbook'], ...rows]);
  return withRegion(
    withRegion(text, 'pages', table),
    'executor-options',
    optionsTable(ownOptions(controls)),
  );
}

/** What an executor takes beside the options of its control. */
function ownOptions(controls: readonly AnyControl[]): z.ZodObject {
  const isEvidence = (control: AnyControl): control is ControlDefinition =>
    control.kind === 'evidence';
  const control = controls.find(isEvidence);
  if (control === undefined) throw new TypeError('no package lists a control');
  const { shape } = executorSchema(control);
  const own = Object.entries(shape).filter(([name]) => !(name in control.options.shape));
  return z.strictObject(Object.fromEntries(own));
}
