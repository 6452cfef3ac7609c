import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { AnyControl } from '../../../packages/core/src/control/types';
import { renderVerdict } from '../../../packages/core/src/render/verdict';
import type { Example, Excerpt } from './examples';
import { code, fenced } from './markdown';
import { runExample } from './run-example';

/** The files of an example and what the tool says about them. */
export async function exampleText(
  repository: string,
  example: Example,
  control: AnyControl | undefined,
): Promise<string> {
  const fixture = join(repository, example.fixture);
  const name = example.fixture.split('/').at(-1) ?? '';
  const verdict =
    example.output === undefined
      ? renderVerdict(control?.title ?? '', await runExample(control, example, fixture))
      : readFileSync(join(fixture, example.output), 'utf8');
  return [
    '<!-- prettier-ignore-start -->',
    `From the golden case [${code(name)}](../../${example.fixture}), which the tests of the package run.`,
    ...example.excerpts.flatMap((excerpt) => excerptText(fixture, example, excerpt)),
    ...optionsText(fixture, example),
    'What the tool says:',
    fenced('text', verdict),
    '<!-- prettier-ignore-end -->',
  ].join('\n\n');
}

/** Options that the control is run with, where the example has some of its own. */
function optionsText(fixture: string, { output }: Example): string[] {
  const path = join(fixture, 'options.json');
  if (output !== undefined || !existsSync(path)) return [];
  return ['Options of the control:', fenced('json', readFileSync(path, 'utf8'))];
}

const LANGUAGES: Readonly<Record<string, string>> = {
  '.yml': 'yaml',
  '.yaml': 'yaml',
  '.json': 'json',
  '.md': 'markdown',
  '.cjs': 'js',
};

function excerptText(fixture: string, { workspace = '.' }: Example, excerpt: Excerpt): string[] {
  const { path, lines } = excerpt;
  const all = readFileSync(join(fixture, workspace, path), 'utf8')
    .trimEnd()
    .split('\n');
  const [first, last] = lines ?? [1, all.length];
  const where =
    first === 1 && last === all.length ? code(path) : `Lines ${first} to ${last} of ${code(path)}`;
  const text = all.slice(first - 1, last).join('\n');
  return [`${where}:`, fenced(LANGUAGES[extname(path)] ?? 'text', text)];
}
