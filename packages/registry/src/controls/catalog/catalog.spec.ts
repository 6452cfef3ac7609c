import { runOn } from '@gonogo/core/testing';
import { withWorkspace, type WorkspaceFiles } from '@gonogo/core/testing';
import { CATALOG_FILES } from '../../catalog/generate.js';
import { planCatalog } from '../../catalog/plan-catalog.js';
import { BASE_REGISTRY, changed, pathOf } from '../../testing/base-registry.js';
import { catalog, catalogOptions } from './control.js';

async function withCatalog(change: WorkspaceFiles = {}): Promise<WorkspaceFiles> {
  return withWorkspace(BASE_REGISTRY, (workspaceRoot) => {
    const plan = planCatalog({ workspaceRoot, root: '.', options: catalogOptions.parse({}) });
    const texts = [...plan.texts].map(([name, text]) => [`catalog/${name}`, text] as const);
    return { ...BASE_REGISTRY, ...Object.fromEntries(texts), ...change };
  });
}

async function failing(files: WorkspaceFiles): Promise<unknown[]> {
  const { checks } = await runOn(catalog, files);
  return checks
    .filter((check) => !check.passed)
    .map(({ check_id, location, detail }) => [check_id, location, detail]);
}

it('catalogs that the sources generate are current', async () => {
  const report = await runOn(catalog, await withCatalog());
  expect(report.status).toBe('passed');
  // One check per catalog, and one per kind of source that could be looked into.
  expect(report.summary).toMatchObject({ total: CATALOG_FILES.length + 3, failed: 0 });
});

it('a stale catalog is named with its first difference', async () => {
  const path = pathOf('plan');
  const text = changed('plan', 'version: 1.0.0', 'version: 1.0.1')[path] ?? '';
  expect(await failing(await withCatalog({ [path]: text }))).toEqual([
    [
      'catalog.stale',
      { file: 'catalog/capabilities.json', line: 4, column: 21 },
      expect.stringContaining(
        'it has "\\"version\\": \\"1.0.0\\",", the sources generate "\\"version\\": \\"1.0.1\\","',
      ),
    ],
  ]);
});

it.each([
  [
    'a final line end that is missing',
    (text: string) => text.trimEnd(),
    24,
    'it has "}", the sources generate "}\\n"',
  ],
  [
    'CRLF line ends',
    (text: string) => text.replaceAll('\n', '\r\n'),
    1,
    'it has "{\\r\\n", the sources generate "{\\n"',
  ],
  [
    'a byte-order mark',
    (text: string) => `\ufeff${text}`,
    1,
    'it has "\\ufeff{\\n", the sources generate "{\\n"',
  ],
  ['an empty file', () => '', 1, 'it has the end of the file, the sources generate "{"'],
])('%s makes a catalog stale', async (_, change, line, difference) => {
  const files = await withCatalog();
  const text = change(String(files['catalog/graph.json']));
  const { checks } = await runOn(catalog, { ...files, 'catalog/graph.json': text });
  expect(checks.filter((check) => !check.passed)).toMatchObject([
    {
      check_id: 'catalog.stale',
      location: { file: 'catalog/graph.json', line },
      detail: expect.stringContaining(difference) as unknown,
    },
  ]);
});

it('missing and extra files, and a folder in place of a file, are named', async () => {
  const {
    'catalog/stats.json': stats,
    'catalog/graph.json': graph,
    ...files
  } = await withCatalog();
  expect([typeof stats, typeof graph]).toEqual(['string', 'string']);
  const given = {
    ...files,
    'catalog/graph.json/x': '',
    'catalog/old.json': '{}',
    'catalog/README.md': '',
  };
  expect((await failing(given)).map((item) => (item as string[])[0])).toEqual([
    'catalog.unreadable',
    'catalog.missing',
    'catalog.extra',
  ]);
});

it('a source that cannot be read fails, beside the catalogs without it', async () => {
  const files = await withCatalog({ 'capabilities/broken.yaml': 'a: [' });
  expect(await failing(files)).toEqual([
    [
      'capability.document',
      { file: 'capabilities/broken.yaml', line: 1, column: 5 },
      'capabilities/broken.yaml:1:5: expected a value, but found the end of the file',
    ],
  ]);
});

it('thresholds decide what the catalogs hold', async () => {
  const { checks } = await runOn(catalog, await withCatalog(), {
    options: { overlapThreshold: 0.5 },
  });
  expect(checks.filter((check) => !check.passed)).toMatchObject([
    {
      check_id: 'catalog.stale',
      location: { file: 'catalog/governance_guardrails.json', line: 7 },
    },
  ]);
});
