import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describesId } from '../../../packages/core/src/testing/described-checks';
import { listControls } from '../list-controls';
import { documentationFiles } from './documentation-files';
import { EXAMPLES } from './examples';
import { fixOfPage } from './fix-of-page';
import { listPages } from './list-pages';
import { runExample } from './run-example';

const repository = join(__dirname, '../../..');
const packagesFolder = join(repository, 'packages');
const listed = listControls(packagesFolder);
const pages = listPages(packagesFolder);
const read = (path: string): string => readFileSync(join(repository, path), 'utf8');

it('the pages are what definitions and fixtures say (run "npm run generate" where they are not)', async () => {
  for (const [path, text] of await documentationFiles(repository)) {
    expect([path, read(path)]).toEqual([path, text]);
  }
});

it('there is a page and an example for each control, and no other', () => {
  const ids = pages.map(({ id }) => id);
  const files = [...ids.map((id) => `${id}.md`), 'README.md'];
  expect(readdirSync(join(repository, 'docs/controls')).sort()).toEqual(files.sort());
  expect(Object.keys(EXAMPLES).sort()).toEqual([...ids].sort());
});

it('help that names a page of this repository names the own one', () => {
  for (const { control } of listed) {
    if (control.kind !== 'evidence' || !control.help?.includes('/docs/controls/')) continue;
    expect(control.help).toMatch(new RegExp(`/docs/controls/${control.id}\\.md$`));
  }
});

describe('the correction on the page', () => {
  const fixed = Object.entries(EXAMPLES).filter(([, example]) => example.isFixedByExcerpt);

  it.each(fixed)('of %s leaves no finding of the example', async (id, example) => {
    const control = listed.find((item) => item.control.id === id)?.control;
    const copy = mkdtempSync(join(tmpdir(), 'gonogo-docs-'));
    try {
      cpSync(join(repository, example.fixture), copy, { recursive: true });
      const before = await runExample(control, example, copy);
      const workspace = join(copy, example.workspace ?? '.');
      const { path, text } = fixOfPage(read(`docs/controls/${id}.md`), example, workspace);
      writeFileSync(join(workspace, path), text);
      const after = await runExample(control, example, copy);
      const ids = ({ checks }: typeof after): string[] =>
        checks.filter(({ passed }) => !passed).map(({ check_id }) => check_id);
      // Without git the base commit is never seen.
      const lasting = ids(before).filter((checkId) => checkId === 'bundle_version_bumped');
      expect(ids(before).length).toBeGreaterThan(lasting.length);
      expect([after.status, ids(after)]).toEqual(['passed', lasting]);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});

/** Texts of a package in which a check that is reported leaves its id: expectations and specs. */
function textsOfTests(packageFolder: string): string[] {
  return readdirSync(packageFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .filter(({ name, parentPath }) => /\.spec\.ts$|expected/.test(`${parentPath}/${name}`))
    .map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'utf8'));
}

it.each(listed.filter(({ control }) => control.kind !== 'action'))(
  'every check that $control.id describes is expected by some test',
  ({ control, packageFolder }) => {
    const words = new Set(
      textsOfTests(packageFolder).flatMap((text) => text.split(/["'`\s,]+/).filter(Boolean)),
    );
    const keys = Object.keys(control.kind === 'action' ? {} : (control.checks ?? {}));
    expect(keys.length).toBeGreaterThan(0);
    const unused = keys.filter((key) => ![...words].some((word) => describesId(key, word)));
    expect(unused).toEqual([]);
  },
);
