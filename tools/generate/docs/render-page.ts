import type { AnyControl } from '../../../packages/core/src/control/types';
import { withRegion } from '../region';
import { checksTable } from './checks-table';
import { exampleText } from './example-text';
import { EXAMPLES } from './examples';
import { optionsTable } from './options-table';
import type { Page } from './page';

/** What pages are made of, beside their own text. */
export interface PageSources {
  /** Absolute path. */
  readonly repository: string;
  readonly controls: ReadonlyMap<string, AnyControl>;
}

/**
 * A page with its title and its generated regions as the definitions and fixtures have them.
 *
 * @throws TypeError where a marker or the example is missing
 */
export async function renderPage(
  text: string,
  page: Page,
  { repository, controls }: PageSources,
): Promise<string> {
  const example = EXAMPLES[page.id];
  if (example === undefined) {
    throw new TypeError(`"${page.id}" has no example: add one to tools/generate/docs/examples.ts`);
  }
  const regions: readonly (readonly [name: string, content: string])[] = [
    ['facts', page.facts.map(([name, markdown]) => `- **${name}**: ${markdown}`).join('\n')],
    ['options', `${page.optionsPlace}\n\n${optionsTable(page.options)}`],
    ...(Object.keys(page.checks).length === 0
      ? []
      : [['checks', checksTable(page.checks)] as const]),
    ['example', await exampleText(repository, example, controls.get(page.id))],
  ];
  const titled = text.replace(/^# .*$/m, () => `# ${page.title}`);
  return regions.reduce((changed, [name, content]) => withRegion(changed, name, content), titled);
}
