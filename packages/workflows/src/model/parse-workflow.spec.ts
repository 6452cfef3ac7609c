import fc from 'fast-check';
import { sourceFile } from '../testing/source-file.js';
import { parseYamlFile } from '../yaml/index.js';
import { parseWorkflow } from './parse-workflow.js';
import type { Workflow } from './types.js';

function parse(text: string): Workflow {
  const yaml = parseYamlFile(sourceFile(text));
  if (!yaml.ok) throw new Error(yaml.problem.message);
  return parseWorkflow('ci.yml', yaml.yaml);
}

const place = (line: number, column: number) => ({
  file: '.github/workflows/ci.yml',
  line,
  column,
});

describe('parseWorkflow', () => {
  it('gives each part with its place', () => {
    const workflow = parse(`name: CI
on:
  pull_request:
    branches: main
    paths: ['src/**']
concurrency: { group: ci, cancel-in-progress: true }
defaults: { run: { shell: bash } }
jobs:
  build:
    name: Build \${{ matrix.os }}
    needs: [lint]
    strategy:
      matrix:
        os: [linux]
    steps:
      - name: Test
        run: |
          echo a
          echo b
        continue-on-error: true
      - uses: actions/upload-artifact@v4
        with:
          Name: report
`);
    expect(workflow.name).toEqual({ value: 'CI', location: place(1, 7) });
    expect(workflow.events).toMatchObject([
      {
        name: 'pull_request',
        location: place(3, 3),
        branches: { value: ['main'], location: place(4, 5) },
        paths: { value: ['src/**'], location: place(5, 5) },
      },
    ]);
    expect(workflow.concurrency?.group.value).toBe('ci');
    expect(workflow.defaultShell?.value).toBe('bash');
    const [job] = workflow.jobs;
    expect(job).toMatchObject({
      id: 'build',
      location: place(9, 3),
      name: { value: 'Build ${{ matrix.os }}', location: place(10, 11) },
      needs: [{ value: 'lint', location: place(11, 13) }],
      matrix: { kind: 'values', value: { os: ['linux'] } },
    });
    const [test, upload] = job?.steps ?? [];
    expect(test?.location).toEqual(place(16, 9));
    expect(test?.continueOnError).toEqual({ value: 'true', location: place(20, 28) });
    expect(test?.run?.locate(test.run.text.indexOf('echo b'))).toEqual(place(19, 11));
    expect(upload?.with.get('name')).toEqual({ value: 'report', location: place(23, 17) });
    expect(workflow.problems).toEqual([]);
  });

  test.each([
    ['a name', 'on: push', ['push']],
    ['a list', 'on: [push, pull_request]', ['push', 'pull_request']],
    ['a mapping', 'on: { push: , merge_group: {} }', ['push', 'merge_group']],
    ['a quoted key', "'on': push", ['push']],
    ['YAML 1.1', '%YAML 1.1\n---\non: push', ['push']],
    ['nothing', 'name: x', []],
    ['a number', 'on: 1', ['1']],
  ])('reads events given as %s', (_name, text, names) => {
    expect(parse(text).events.map(({ name }) => name)).toEqual(names);
  });

  it('follows aliases: a use is placed where it is used, its content where it is written', () => {
    const { jobs } = parse(`x: &step
  run: make
jobs:
  a: &job
    steps:
      - *step
  b: *job
`);
    expect(jobs.map(({ location }) => location.line)).toEqual([4, 7]);
    expect(jobs[0]?.steps[0]?.location).toEqual(place(6, 9));
    expect(jobs[1]?.steps[0]?.run?.locate(0)).toEqual(place(2, 8));
  });

  it('reads parallel groups in place', () => {
    const { jobs } = parse(`jobs:
  a:
    steps:
      - run: one
      - parallel:
          - run: two
          - run: three
      - run: four
        background: true
`);
    const steps = jobs[0]?.steps.map(({ run, concurrent }) => [run?.text, concurrent]);
    expect(steps).toEqual([
      ['one', false],
      ['two', true],
      ['three', true],
      ['four', true],
    ]);
  });

  it('says what GitHub would reject', () => {
    expect(parse('on: push\njobs:\n  a: {}\n').problems).toEqual([
      {
        message: 'job "a" has neither `steps` nor `uses`: GitHub rejects the workflow',
        location: place(3, 3),
      },
    ]);
    expect(parse('').problems.map(({ message }) => message)).toEqual([
      'the workflow has no `on`: GitHub does not run it',
      'the workflow has no `jobs`: GitHub does not run it',
    ]);
  });

  it('reads any YAML value in place of each part without throwing', () => {
    const keys = [
      'name',
      'on',
      'jobs',
      'concurrency',
      'defaults',
      'steps',
      'strategy',
      'matrix',
      'needs',
      'if',
      'run',
      'with',
      'uses',
    ];
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom('x', 1, true, null),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('any'), { maxKeys: 4 }),
      ),
    })).any;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (root) => {
        const text = JSON.stringify(root);
        for (const { location, steps } of parse(text).jobs) {
          expect(text[location.column - 1]).toBe('"');
          for (const step of steps) expect(step.location.line).toBe(1);
        }
      }),
    );
  });
});
