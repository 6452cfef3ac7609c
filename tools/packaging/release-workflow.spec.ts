import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { REPOSITORY } from './manifests';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
}

interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

function readWorkflow(name: string): Workflow {
  return parse(readFileSync(join(REPOSITORY, '.github/workflows', name), 'utf8')) as Workflow;
}

function stepsOf(workflow: Workflow): readonly Step[] {
  return Object.values(workflow.jobs).flatMap(({ steps }) => steps);
}

function commandsOf(job: Job | undefined): string[] {
  return (job?.steps ?? []).flatMap(({ run }) => (run === undefined ? [] : [run.trim()]));
}

const release = readWorkflow('release.yml');
const { 'release-checks': checks, publish } = release.jobs;

it('starts by hand alone', () => {
  expect(Object.keys(release.on)).toEqual(['workflow_dispatch']);
});

it('runs all that a pull request must pass before it publishes', () => {
  expect(publish?.needs).toBe('release-checks');
  expect(publish?.if).toBeUndefined();
  const required = stepsOf(readWorkflow('ci.yml')).flatMap(({ run }) => run ?? []);
  expect(required).toContain('npx nx run-many -t verify');
  expect(commandsOf(checks)).toEqual(expect.arrayContaining(required));
  expect(commandsOf(publish).some((run) => run.includes('nx release publish --tag'))).toBe(true);
});

it('lets the publishing job alone sign, and makes it do so', () => {
  expect(release.permissions).toEqual({ contents: 'read' });
  expect(checks?.permissions).toBeUndefined();
  expect(publish?.permissions).toEqual({ contents: 'write', 'id-token': 'write' });
  expect(publish?.env).toEqual({ NPM_CONFIG_PROVENANCE: 'true' });
});

it('uses actions at the commits that CI uses', () => {
  const used = stepsOf(release).flatMap(({ uses }) => uses ?? []);
  const known = new Set(stepsOf(readWorkflow('ci.yml')).map(({ uses }) => uses));
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((action) => !known.has(action))).toEqual([]);
  expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
});
