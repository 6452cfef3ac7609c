import { posix } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';
import { OptionsError, parseOptions } from '../../control/parse-options.js';
import type { ActionDefinition, ControlDefinition, GateDefinition } from '../../control/types.js';
import { DAY_VARIABLE } from '../../report/clock.js';
import { SUITE } from '../../suite.js';
import { EVIDENCE_PREFIX } from '../tasks/evidence-prefix.js';
import { CONTROL_EXECUTOR, type ControlTaskOptions } from '../tasks/task-options.js';
import { baseVariable } from '../../git/base-variable.js';
import { escapeNxGlob } from '../../files/escape-glob.js';
import type { GovernedSubject, LoadedPackage, PackageProblem } from './types.js';

export type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** Nothing of the lock file is hashed: the suite's version is in the options. */
const NO_EXTERNAL_DEPENDENCIES = { externalDependencies: [] };

export interface EvidenceTargetRequest {
  readonly subject: GovernedSubject & { readonly control: ControlDefinition };
  /** Path of the report, relative to the workspace root. */
  readonly report: string;
  /** The task as people run it, `<project>:<target>`. */
  readonly task: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** The core, where the workspace holds its sources. */
  readonly localCore: string | undefined;
}

/** The task that collects evidence: cached with exactly the files that the control reads as inputs. */
export function evidenceTarget(request: EvidenceTargetRequest): TargetConfiguration {
  const { subject, report, options } = request;
  const { control } = subject;
  const where = `Plugin option "controlOptions.${control.id}"`;
  const parsed = parseOptions(control.options, options, where);
  return {
    executor: CONTROL_EXECUTOR,
    cache: control.isCacheable?.(parsed) ?? true,
    inputs: [...evidenceInputs(request, parsed), NO_EXTERNAL_DEPENDENCIES],
    outputs: [`{workspaceRoot}/${report}`],
    options: {
      ...common(subject),
      root: subject.subjectRoot,
      report,
      ...(Object.keys(options).length > 0 && { options }),
    } satisfies ControlTaskOptions,
    metadata: {
      description: `${control.title}: ${control.description}`,
      technologies: ['gonogo'],
      help: {
        command: `npx nx run ${request.task} --enforce`,
        example: { options: { enforce: true } },
      },
    },
  };
}

function evidenceInputs(
  { subject, localCore }: EvidenceTargetRequest,
  parsed: Readonly<Record<string, unknown>>,
): Inputs {
  const { control, subjectRoot } = subject;
  return [
    ...control.inputs(parsed).flatMap((glob) => {
      assertNoNegatedGroup(control.id, glob);
      return workspaceInputs(subjectRoot, glob);
    }),
    ...(control.environment ?? []).map((name) => ({
      env: name === 'utc-day' ? DAY_VARIABLE : baseVariable(subjectRoot),
    })),
    ...sourceInputs(localCore),
    ...sourceInputs(subject.package.localFolder),
  ];
}

/** Nx reads such a group as an exclusion from all inputs of the task, so that changes of what it names go unseen. */
function assertNoNegatedGroup(id: string, glob: string): void {
  if (!glob.includes('!(')) return;
  throw new OptionsError(
    `Control "${id}": input "${glob}" has a negated group "!(…)", which Nx takes for an exclusion from all inputs: name the files, or add an exclusion of its own that begins with "!"`,
  );
}

/**
 * The input of a glob, and what lies in a folder that is named like a file of it: such a folder is a finding, and Nx
 * hashes files alone.
 */
function workspaceInputs(root: string, glob: string): string[] {
  const input = workspaceInput(root, glob);
  return glob.startsWith('!') || glob.endsWith('*') ? [input] : [input, `${input}/**/*`];
}

function workspaceInput(root: string, glob: string): string {
  const negated = glob.startsWith('!');
  const path = posix.join(root === '.' ? '' : escapeNxGlob(root), negated ? glob.slice(1) : glob);
  return `${negated ? '!' : ''}{workspaceRoot}/${path}`;
}

/** Code that the workspace holds itself is an input: its version does not tell one state from another. */
function sourceInputs(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  const path = folder === '.' ? '{workspaceRoot}' : `{workspaceRoot}/${escapeNxGlob(folder)}`;
  return [`${path}/**/*`, `!${path}/**/*.{spec,test}.*`, `!${path}/**/fixtures/**/*`];
}

export interface VerifyTargetRequest {
  readonly evidence: Readonly<Record<string, TargetConfiguration>>;
  readonly problems: readonly PackageProblem[];
  readonly cache: boolean;
}

/** The task that enforces a project's verdicts: its inputs are the reports, and what the reports are made from. */
export function verifyTarget({
  evidence,
  problems,
  cache,
}: VerifyTargetRequest): TargetConfiguration {
  const inputs = Object.values(evidence).flatMap((target) => target.inputs ?? []);
  return {
    executor: CONTROL_EXECUTOR,
    cache,
    dependsOn: [...new Set([...Object.keys(evidence), `${EVIDENCE_PREFIX}*`])],
    inputs: [{ dependentTasksOutputFiles: '**/*.json' }, ...distinct(inputs)],
    outputs: [],
    options: {
      control: 'verify',
      version: SUITE.version,
      evidence: Object.keys(evidence),
      ...(problems.length > 0 && {
        problems: problems.map(({ message }) => message),
      }),
    } satisfies ControlTaskOptions,
    metadata: {
      description:
        'Fails when a control of this project is failed, after all of them have reported',
      technologies: ['gonogo'],
      help: { command: 'npx nx run-many -t verify', example: {} },
    },
  };
}

function distinct(inputs: Inputs): Inputs {
  return [...new Map(inputs.map((input) => [JSON.stringify(input), input])).values()];
}

export interface GateTargetRequest {
  readonly subject: GovernedSubject & { readonly control: GateDefinition };
  /** Folder of its reports, relative to the workspace root. */
  readonly artifactsDir: string;
  /** The task as people run it, `<project>:<target>`. */
  readonly task: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Targets of any project that collect evidence without the usual prefix. */
  readonly renamed: readonly string[];
}

/** The task that decides, once per workspace. It is never cached: exceptions and attestations expire. */
export function gateTarget({
  subject,
  artifactsDir,
  task,
  options,
  renamed,
}: GateTargetRequest): TargetConfiguration {
  parseOptions(
    subject.control.options,
    options,
    `Plugin option "controlOptions.${subject.control.id}"`,
  );
  return {
    executor: CONTROL_EXECUTOR,
    cache: false,
    outputs: subject.control.reports.map((name) => `{workspaceRoot}/${artifactsDir}/${name}`),
    dependsOn: [`${EVIDENCE_PREFIX}*`, ...renamed].map((target) => ({ projects: '*', target })),
    options: {
      ...common(subject),
      root: subject.subjectRoot,
      artifactsDir,
      ...(Object.keys(options).length > 0 && { options }),
    } satisfies ControlTaskOptions,
    metadata: {
      description: `${subject.control.title}: ${subject.control.description}`,
      technologies: ['gonogo'],
      help: { command: `npx nx run ${task}`, example: {} },
    },
  };
}

export interface ActionTargetRequest {
  readonly subject: GovernedSubject & { readonly control: ActionDefinition };
  /** The task as people run it, `<project>:<target>`. */
  readonly task: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The task that changes sources: it runs where it is asked for, alone. */
export function actionTarget({ subject, task, options }: ActionTargetRequest): TargetConfiguration {
  const { control, subjectRoot } = subject;
  parseOptions(control.options, options, `Plugin option "controlOptions.${control.id}"`);
  return {
    executor: control.executor,
    cache: false,
    options: { root: subjectRoot, ...options },
    metadata: {
      description: `${control.title}: ${control.description}`,
      technologies: ['gonogo'],
      help: { command: `npx nx run ${task}`, example: {} },
    },
  };
}

function common(subject: {
  readonly control: { readonly id: string };
  readonly package: LoadedPackage;
}): Pick<ControlTaskOptions, 'control' | 'package' | 'version'> {
  const { name, version } = subject.package;
  return { control: subject.control.id, package: name, version: `${SUITE.version}/${version}` };
}
