import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AnyControl,
  ControlDefinition,
  EnvironmentInput,
  Marker,
} from '../../../packages/core/src/control/types';
import { reportsOf, targetOf, type ListedControl } from '../list-controls';
import { code } from './markdown';
import type { Page } from './page';

/** What people look up about a control, from its definition. */
export function factsOf(listed: ListedControl): Page['facts'] {
  const { control, packageName } = listed;
  const reports = reportsOf(control).map((name) => code(`artifacts/${name}`));
  const contract = control.kind === 'evidence' ? `, contract ${code(control.contract)}` : '';
  return [
    ['Target', code(targetOf(control))],
    ['Package', code(packageName)],
    ['Executor', code(executorOf(listed))],
    ...(reports.length === 0 ? [] : [['Report', `${reports.join(', ')}${contract}`] as const]),
    ['Playbook', `[section ${control.playbook}](../playbook.md)`],
    ['Marker', describeMarker(control.marker)],
    ['Cached', describeCache(control)],
  ];
}

/** @throws TypeError where no executor of the package is the control's */
function executorOf({ control, packageName, packageFolder }: ListedControl): string {
  if (control.kind === 'action') return control.executor;
  const { executors } = JSON.parse(readFileSync(join(packageFolder, 'executors.json'), 'utf8')) as {
    readonly executors: Readonly<Record<string, { readonly description: string }>>;
  };
  const own = Object.entries(executors).find(
    ([, { description }]) => description === control.description,
  );
  if (own === undefined) {
    throw new TypeError(`no executor of ${packageName} has the description of "${control.id}"`);
  }
  return `${packageName}:${own[0]}`;
}

const FOLDERS: Readonly<Record<string, string>> = {
  '.': 'the folder of the marker',
  '..': 'the folder above the marker',
  '../..': 'the repository',
};

function describeMarker({ pattern, beside = [], subject = '.' }: Marker): string {
  const others = beside.length === 0 ? '' : ` beside ${beside.map(code).join(', ')}`;
  const governed = subject.startsWith('../..') ? 'the repository' : FOLDERS[subject];
  return `${code(pattern)}${others}; governs ${governed ?? code(subject)}`;
}

function describeCache(control: AnyControl): string {
  if (control.kind === 'gate') return 'never: exceptions and attestations expire';
  if (control.kind === 'action') return 'never: it changes sources';
  const inputs = control.inputs(control.options.parse({})).map(code);
  return `by ${[...inputs, ...environmentOf(control)].join(', ')}, the options and the versions of the suite`;
}

const ENVIRONMENT: Readonly<Record<EnvironmentInput, string>> = {
  'utc-day': "today's date (UTC)",
  'base-content': 'the content of the folder at the base commit',
};

function environmentOf({ environment = [] }: ControlDefinition): string[] {
  return environment.map((name) => ENVIRONMENT[name]);
}
