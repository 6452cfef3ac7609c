import { posix } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';
import { compareCodePoints } from '../../files/compare-code-points.js';
import type { BaseSubject } from '../../git/base-content.js';
import { markerFileOf } from '../../git/marker-file.js';
import { EVIDENCE_PREFIX } from '../tasks/evidence-prefix.js';
import { actionTarget, evidenceTarget, gateTarget, verifyTarget } from './build-targets.js';
import { findSubjects } from './find-subjects.js';
import type { OwnEvidence } from './own-evidence.js';
import { assertDistinctTargets, placeSubjects, type PlacedSubject } from './place-subjects.js';
import { assertKnownIds, type PluginOptions } from './plugin-options.js';
import { distinctSlugs } from './project-name.js';
import type {
  GovernedSubject,
  InferenceResult,
  InferredNode,
  LoadedPackage,
  PackageProblem,
} from './types.js';

export interface InferenceRequest {
  /** Files of the workspace (JSON, YAML, TOML, Rego), relative to its root. */
  readonly files: readonly string[];
  readonly packages: readonly LoadedPackage[];
  readonly problems: readonly PackageProblem[];
  readonly options: PluginOptions;
  /** Projects with evidence targets of their own, sorted by root. */
  readonly ownEvidence: readonly OwnEvidence[];
  /** Folder of the core, where the workspace holds its sources. */
  readonly localCore: string | undefined;
  /** Whether this Nx stores `verify` under a hash that knows its dependencies' outputs. */
  readonly cacheVerify: boolean;
  /** Name of the project at a folder. */
  readonly nameOf: (projectRoot: string) => string;
}

/**
 * Makes the projects and targets of the suite from the workspace's marker files. Pure.
 *
 * @throws OptionsError where options do not fit
 */
export function infer(request: InferenceRequest): InferenceResult {
  const { options, packages, problems } = request;
  assertKnownIds(options, packages, problems);
  const subjects = findSubjects({ ...request, roots: options.roots, exclude: options.exclude });
  const byProject = groupBy(subjects, (subject) => subject.projectRoot);
  const names = new Map([...byProject.keys()].map((root) => [root, request.nameOf(root)]));
  const folders = distinctSlugs(names);
  const projects = [...byProject].map(([root, own]) => {
    const name = names.get(root) ?? root;
    const folder = folders.get(root) ?? '';
    const placed = placeSubjects(options, { own, all: subjects, folder });
    return { root, name, markerFile: own[0]?.markerFile ?? '', placed };
  });
  const renamed = renamedTargets(projects.flatMap(({ placed }) => placed));
  const others = request.ownEvidence
    .filter(({ projectRoot }) => !byProject.has(projectRoot))
    .map(({ projectRoot: root, file: markerFile }) => {
      return { root, name: request.nameOf(root), markerFile, placed: [] };
    });
  const nodes = [...projects, ...others].map((project) => projectNode(request, project, renamed));
  return {
    nodes: problems.length > 0 && nodes.length === 0 ? [fallbackNode(request)] : nodes,
    baseContent: baseContent(subjects),
  };
}

/** Targets that collect evidence without the usual prefix. */
function renamedTargets(placed: readonly PlacedSubject[]): string[] {
  const names = placed
    .filter(({ subject, target }) => {
      return subject.control.kind === 'evidence' && !target.startsWith(EVIDENCE_PREFIX);
    })
    .map(({ target }) => target);
  return [...new Set(names)].sort(compareCodePoints);
}

interface PlacedProject {
  readonly root: string;
  readonly name: string;
  /** The first of its marker files. */
  readonly markerFile: string;
  readonly placed: readonly PlacedSubject[];
}

function projectNode(
  request: InferenceRequest,
  { root, name, markerFile, placed }: PlacedProject,
  renamed: readonly string[],
): InferredNode {
  const verify = verifyName(request.options);
  assertDistinctTargets(name, placed, verify);
  const evidence: Record<string, TargetConfiguration> = {};
  const others: Record<string, TargetConfiguration> = {};
  for (const { subject, target, artifactsDir } of placed) {
    const { control } = subject;
    const options = request.options.controlOptions[control.id] ?? {};
    const task = `${name}:${target}`;
    if (control.kind === 'gate') {
      const gate = { ...subject, control };
      others[target] = gateTarget({ subject: gate, artifactsDir, task, options, renamed });
    } else if (control.kind === 'action') {
      others[target] = actionTarget({ subject: { ...subject, control }, task, options });
    } else {
      evidence[target] = evidenceTarget({
        subject: { ...subject, control },
        report: posix.join(artifactsDir, control.report),
        task,
        options,
        localCore: request.localCore,
      });
    }
  }
  const isVerified =
    Object.keys(evidence).length > 0 ||
    request.ownEvidence.some(({ projectRoot }) => projectRoot === root) ||
    request.problems.length > 0;
  const verifyTargets =
    verify === undefined || !isVerified
      ? {}
      : {
          [verify]: verifyTarget({
            evidence,
            problems: request.problems,
            cache: request.cacheVerify,
          }),
        };
  return [
    markerFile,
    { projects: { [root]: { name, targets: { ...evidence, ...verifyTargets, ...others } } } },
  ];
}

function verifyName({ targets }: PluginOptions): string | undefined {
  const setting = targets.verify;
  return setting === false ? undefined : (setting?.name ?? 'verify');
}

/** Where nothing at all could be governed because of a problem, some `verify` must still be red. */
function fallbackNode(request: InferenceRequest): InferredNode {
  const target = verifyTarget({ evidence: {}, problems: request.problems, cache: false });
  const name = request.nameOf('.');
  return [
    'nx.json',
    { projects: { '.': { name, targets: { [verifyName(request.options) ?? 'verify']: target } } } },
  ];
}

function baseContent(subjects: readonly GovernedSubject[]): BaseSubject[] {
  const found = subjects
    .filter(
      ({ control }) => control.kind === 'evidence' && control.environment?.includes('base-content'),
    )
    .map(({ control, subjectRoot }): [string, BaseSubject] => {
      const marker = markerFileOf(control.marker);
      return [subjectRoot, { root: subjectRoot, ...(marker !== undefined && { marker }) }];
    });
  return [...new Map(found).values()].sort((a, b) => compareCodePoints(a.root, b.root));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
