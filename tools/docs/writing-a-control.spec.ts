import * as core from '@gonogo/core';
import type { ControlDefinition } from '@gonogo/core';
import { runOn, type RunOnOptions, type WorkspaceFiles } from '@gonogo/core/testing';
import { z } from 'zod';
import { commandOptionsSchema } from '../../packages/core/src/executors/command/options';
import {
  CONTROL_EXECUTOR,
  controlTaskOptionsSchema,
} from '../../packages/core/src/nx/tasks/task-options';
import { EXPECTED_REPORTS } from '../../packages/release-gate/src/playbook/expected-reports';
import { blocksIn, readPage } from './page';
import { runSample, typeErrors } from './run-sample';

const PAGE = 'docs/writing-a-control.md';
const MODULES: Readonly<Record<string, unknown>> = { '@gonogo/core': core, zod: { z } };

interface Sample {
  readonly name: string;
  readonly text: string;
}

const samples: readonly Sample[] = [PAGE, 'README.md'].flatMap((page) =>
  blocksIn(page, 'ts').map((text) => ({
    name: /export const (\w+)/.exec(text)?.[1] ?? '',
    text,
  })),
);

function controlOf(name: string): ControlDefinition {
  const { text } = samples.find((sample) => sample.name === name) as Sample;
  return runSample(text, (module) => MODULES[module])[name] as ControlDefinition;
}

it('the samples are accepted by the compiler, which does not accept everything', () => {
  const wrong = "export const wrong: number = 'text';";
  const [last, ...others] = typeErrors([...samples.map(({ text }) => text), wrong]).reverse();
  expect(others).toEqual(samples.map(() => []));
  expect(last).toEqual(["Type 'string' is not assignable to type 'number'."]);
});

interface Case {
  readonly control: string;
  readonly files: WorkspaceFiles;
  readonly options?: RunOnOptions;
  readonly expected: readonly (readonly [id: string, passed: boolean, detail: string])[];
}

const day = (today: string): RunOnOptions => ({ environment: { GONOGO_DAY: today } });

describe('the samples', () => {
  it.each<Case>([
    {
      control: 'changelog',
      files: { 'CHANGELOG.md': '# 1.0.0\n' },
      expected: [['changelog_not_empty', true, '8 characters']],
    },
    {
      control: 'changelog',
      files: {},
      expected: [['changelog_not_empty', false, 'CHANGELOG.md does not exist: create it']],
    },
    {
      control: 'serviceOwner',
      files: { 'service.json': '{ "owner": "search" }' },
      expected: [
        ['service_json_valid', true, 'service.json is JSON'],
        ['service_owner', true, 'owner is "search"; allowed: payments, search'],
      ],
    },
    {
      control: 'serviceOwner',
      files: { 'service.json': '{ "owner": "nobody" }' },
      expected: [
        ['service_json_valid', true, 'service.json is JSON'],
        ['service_owner', false, 'owner is "nobody"; allowed: payments, search'],
      ],
    },
    {
      control: 'serviceOwner',
      files: {},
      expected: [['service_json_valid', false, 'service.json does not exist: create it']],
    },
    {
      control: 'reviewDate',
      files: { 'review.json': '{ "next": "2026-03-01" }' },
      options: day('2026-03-01'),
      expected: [['review_not_overdue', true, 'next review: 2026-03-01']],
    },
    {
      control: 'reviewDate',
      files: { 'review.json': '{ "next": "2026-03-01" }' },
      options: day('2026-03-02'),
      expected: [['review_not_overdue', false, 'next review: 2026-03-01']],
    },
  ])('$control over $files: $expected', async ({ control, files, options, expected }) => {
    const { checks } = await runOn(controlOf(control), files, options);
    expect(checks.map(({ check_id, passed, detail }) => [check_id, passed, detail])).toEqual(
      expected,
    );
  });

  it('are all run above', () => {
    expect(samples.map(({ name }) => name).sort()).toEqual([
      'changelog',
      'reviewDate',
      'serviceOwner',
    ]);
  });

  it('point to the place of what they find', async () => {
    const { checks } = await runOn(controlOf('serviceOwner'), {
      'service.json': '{\n  "owner": "nobody"\n}\n',
    });
    expect(checks[1]?.location).toEqual({ file: 'service.json', line: 2, column: 12 });
  });
});

it('names every part of a definition', () => {
  const page = readPage(PAGE);
  for (const key of Object.keys(controlOf('serviceOwner'))) {
    if (['kind', 'title', 'description'].includes(key)) continue;
    expect(page).toContain(`| \`${key}\``);
  }
});

interface Target {
  readonly executor: string;
  readonly options: unknown;
  readonly outputs?: readonly string[];
}

it('the wrapped command is a target that works', () => {
  const targets = blocksIn(PAGE, 'json').flatMap((text) =>
    Object.values((JSON.parse(text) as { targets?: Record<string, Target> }).targets ?? {}),
  );
  const wrapped = targets.filter(({ executor }) => executor === '@gonogo/core:command');
  expect(wrapped).toHaveLength(1);
  for (const { options, outputs } of wrapped) {
    const { report, contract } = commandOptionsSchema.parse(options);
    expect(outputs).toEqual([`{workspaceRoot}/${report}`]);
    const expected = EXPECTED_REPORTS.find(({ file }) => `artifacts/${file}` === report);
    expect(expected).toBeDefined();
    if (contract !== undefined) expect(contract).toBe(expected?.contract);
  }
  for (const { executor, options } of targets.filter((target) => !wrapped.includes(target))) {
    expect(executor).toBe(CONTROL_EXECUTOR);
    expect(controlTaskOptionsSchema.safeParse(options).error).toBeUndefined();
  }
});
