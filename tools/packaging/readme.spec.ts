import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyControl } from '../../packages/core/src/control/types';
import { allControls, targetOf } from '../docs/definitions';
import { projectUrl, publishedFolders, REPOSITORY } from './manifests';

/** Options that executors have whatever their control, and that the documentation of all controls explains once. */
const SHARED_OPTIONS = ['root', 'report', 'enforce', 'timeLimitSeconds'];
/** The executor that only inference writes. */
const INFERRED = 'control.executor.schema.json';

const controls = allControls();

function optionsOf(schema: string): string[] {
  const { properties } = JSON.parse(readFileSync(schema, 'utf8')) as { properties: object };
  return Object.keys(properties).filter((option) => !SHARED_OPTIONS.includes(option));
}

/** Addresses that a Markdown text links to. */
function links(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]:\s+(\S+)/gm)].map(
    ([, inline, reference]) => inline ?? reference ?? '',
  );
}

function reportsOf(control: AnyControl): readonly string[] {
  if (control.kind === 'action') return [];
  return control.kind === 'gate' ? control.reports : [control.report];
}

describe.each(publishedFolders())('README of %s', (folder) => {
  const packageFolder = join(REPOSITORY, 'packages', folder);
  const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');

  it('begins with the name and says how to install it', () => {
    expect(readme.startsWith(`# @gonogo/${folder}\n`)).toBe(true);
    expect(readme).toContain('```sh\nnpx nx add @gonogo/release-gate\n```');
  });

  it('links to the project only, by addresses that work on npm, and to what is there', () => {
    const found = links(readme);
    const pages = `${projectUrl()}/blob/main/`;
    const [home, ...others] = found;
    expect(home).toBe(`${projectUrl()}#readme`);
    const foreign = others.filter((link) => !link.startsWith(pages));
    expect(foreign).toEqual([]);
    const paths = others.map((link) => link.slice(pages.length));
    expect(paths.filter((path) => !existsSync(join(REPOSITORY, path)))).toEqual([]);
  });

  it('names every generator and executor, and every option of these', () => {
    const listed = (kind: 'executors' | 'generators'): string[] => {
      const file = readFileSync(join(packageFolder, `${kind}.json`), 'utf8');
      return Object.keys((JSON.parse(file) as Record<typeof kind, object>)[kind]);
    };
    const named = [...listed('executors'), ...listed('generators').filter((n) => n !== 'init')];
    const schemas = readdirSync(join(packageFolder, 'schemas')).filter(
      (name) => name.endsWith('.executor.schema.json') && name !== INFERRED,
    );
    const options = schemas.flatMap((name) => optionsOf(join(packageFolder, 'schemas', name)));
    const expected = [
      ...named.map((name) => `@gonogo/${folder}:${name}`),
      ...options.map((name) => `\`${name}\``),
    ];
    expect(expected.filter((text) => !readme.includes(text))).toEqual([]);
  });
});

describe('the READMEs together', () => {
  const readmes = publishedFolders().map((folder) =>
    readFileSync(join(REPOSITORY, 'packages', folder, 'README.md'), 'utf8'),
  );
  const withText = (text: string): string[] => readmes.filter((readme) => readme.includes(text));

  it.each(controls.map((control) => [targetOf(control), control] as const))(
    'have the target %s once, with its report and its page',
    (target, control) => {
      const page = `[\`${target}\`](${projectUrl()}/blob/main/docs/controls/${control.id}.md)`;
      const [readme, ...others] = withText(page);
      expect(readme).toBeDefined();
      expect(others).toEqual([]);
      const reports = reportsOf(control);
      for (const report of reports) expect(readme).toContain(`\`${report}\``);
    },
  );
});
