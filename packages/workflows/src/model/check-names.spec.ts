import { createFiles, createSession } from '@gonogo/core';
import { withWorkspace } from '@gonogo/core/testing';
import { checkNamesOf, findReporters } from './check-names.js';
import { loadWorkflows } from './load-workflows.js';
import { knownText } from './template.js';
import type { Workflows } from './types.js';

/** Loads workflows given by file name. */
async function load(workflows: Readonly<Record<string, string>>): Promise<Workflows> {
  const files = Object.entries(workflows).map(([file, text]) => [
    `.github/workflows/${file}`,
    text,
  ]);
  return withWorkspace(Object.fromEntries(files) as Record<string, string>, (root) =>
    loadWorkflows(createFiles(createSession(root), '.').files),
  );
}

function namesIn(workflows: Workflows, file: string): (string | undefined)[] {
  const workflow = workflows.get(file);
  return (workflow?.jobs ?? []).flatMap((job) =>
    workflow === undefined
      ? []
      : checkNamesOf(workflows, workflow, job).names.map(({ template }) => knownText(template)),
  );
}

const CALL = 'uses: ./.github/workflows/';

describe('checkNamesOf', () => {
  it('joins the names of callers and callees on every level', async () => {
    const workflows = await load({
      'ci.yml': `on: push\njobs:\n  a:\n    name: Outer\n    strategy: { matrix: { v: [1, 2] } }\n    ${CALL}mid.yml\n`,
      'mid.yml': `on: workflow_call\njobs:\n  mid:\n    uses: $/.github/workflows/leaf.yaml\n`,
      'leaf.yaml': 'on: workflow_call\njobs:\n  x: { steps: [] }\n  y: { name: Y, steps: [] }\n',
    });
    expect(namesIn(workflows, 'ci.yml')).toEqual([
      'Outer (1) / mid / x',
      'Outer (1) / mid / Y',
      'Outer (2) / mid / x',
      'Outer (2) / mid / Y',
    ]);
    expect([...findReporters(workflows).keys()]).toEqual(namesIn(workflows, 'ci.yml'));
  });

  it('cuts a name as GitHub does', async () => {
    const long = 'n'.repeat(101);
    const workflows = await load({
      'ci.yml': `jobs:\n  a: { name: ${long}, steps: [] }\n  b: { name: ${long.slice(1)}, steps: [] }\n`,
    });
    expect(namesIn(workflows, 'ci.yml')).toEqual([`${'n'.repeat(97)}...`, 'n'.repeat(100)]);
  });

  test.each([
    [
      'a cycle',
      { 'ci.yml': `jobs:\n  a:\n    ${CALL}b.yml\n`, 'b.yml': `jobs:\n  b:\n    ${CALL}ci.yml\n` },
    ],
    ['a file that is not there', { 'ci.yml': `jobs:\n  a:\n    ${CALL}b.yml\n` }],
    [
      'a workflow without jobs',
      { 'ci.yml': `jobs:\n  a:\n    ${CALL}b.yml\n`, 'b.yml': 'on: workflow_call' },
    ],
    ['a remote workflow', { 'ci.yml': 'jobs:\n  a:\n    uses: o/r/.github/workflows/x.yml@v1\n' }],
    ['a path elsewhere', { 'ci.yml': 'jobs:\n  a:\n    uses: ./ci/x.yml\n' }],
  ])('does not know the names behind %s', async (_name, files) => {
    const workflows = await load(files);
    const workflow = workflows.get('ci.yml');
    const [job] = workflow?.jobs ?? [];
    if (workflow === undefined || job === undefined) throw new Error('no job');
    const { names, unknown } = checkNamesOf(workflows, workflow, job);
    expect(names.every(({ template }) => template.includes(undefined))).toBe(true);
    expect(unknown).toHaveLength(1);
  });

  it('stays quick where workflows fan out on every level', async () => {
    const jobs = (call: string) =>
      Array.from({ length: 30 }, (_, index) => `  j${index}:\n    ${call}\n`).join('');
    const files = Array.from({ length: 9 }, (_, level) => [
      level === 0 ? 'ci.yml' : `l${level}.yml`,
      `on: workflow_call\njobs:\n${jobs(level === 8 ? 'steps: []' : `${CALL}l${level + 1}.yml`)}`,
    ]);
    const workflows = await load(Object.fromEntries(files) as Record<string, string>);
    const started = Date.now();
    expect(namesIn(workflows, 'ci.yml')).toHaveLength(30);
    expect(Date.now() - started).toBeLessThan(2000);
  });
});
