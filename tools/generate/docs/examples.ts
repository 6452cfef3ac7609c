/** A part of a file, lines from 1, both ends included; the whole file without lines. */
export interface Excerpt {
  readonly path: string;
  readonly lines?: readonly [first: number, last: number];
}

/** What a page shows: files of a fixture that the package's tests run, and what the tool says about them. */
export interface Example {
  /** Folder of the golden case, from the repository's root. */
  readonly fixture: string;
  /** Folder in it that is the workspace; the case itself by default. */
  readonly workspace?: string;
  readonly excerpts: readonly Excerpt[];
  /** File with the recorded output, which the package's tests compare; without it the control is run. */
  readonly output?: string;
  /** Environment of the control, as in the package's tests. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The code block under "Fix" replaces the first excerpt, and the control has no finding then. */
  readonly isFixedByExcerpt?: boolean;
}

const CI = '.github/workflows/ci.yml';
const WORKFLOWS = 'packages/workflows/src/controls';
const REGISTRY = 'packages/registry/src/controls';

/** The example of each page, by id. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  'policy-bundle-lifecycle': {
    fixture:
      'packages/policy-bundle/src/controls/lifecycle/fixtures/manifest_tenant_scope_cross_tenant_allowed',
    excerpts: [{ path: 'bundle_manifest.json', lines: [11, 15] }],
    environment: { PATH: '/nonexistent' },
    isFixedByExcerpt: true,
  },
  'policy-gate-freshness': {
    fixture: `${WORKFLOWS}/gate-freshness/fixtures/failure-ignored`,
    excerpts: [{ path: CI, lines: [6, 12] }],
    isFixedByExcerpt: true,
  },
  'branch-protection-policy': {
    fixture: `${WORKFLOWS}/branch-protection-policy/fixtures/check-not-named`,
    excerpts: [
      { path: 'docs/BRANCH_PROTECTION_POLICY.md' },
      { path: 'docs/required_status_checks.json' },
    ],
    isFixedByExcerpt: true,
  },
  'required-status-checks': {
    fixture: `${WORKFLOWS}/required-status-checks/fixtures/renamed-job`,
    excerpts: [{ path: CI, lines: [5, 11] }, { path: 'docs/required_status_checks.json' }],
    isFixedByExcerpt: true,
  },
  'workflow-embedded-python': {
    fixture: `${WORKFLOWS}/embedded-python/fixtures/missing-parentheses`,
    workspace: 'input',
    excerpts: [{ path: CI, lines: [9, 19] }],
    isFixedByExcerpt: true,
  },
  'registry-validate': {
    fixture: `${REGISTRY}/validate/fixtures/effects-without-safety`,
    excerpts: [{ path: 'capabilities/parcel.send.yaml' }],
    isFixedByExcerpt: true,
  },
  'registry-skill-guardrails': {
    fixture: `${REGISTRY}/skill-guardrails/fixtures/overlap`,
    excerpts: [
      { path: 'skills/official/parcel/rush/skill.yaml', lines: [1, 13] },
      { path: 'skills/official/parcel/ship/skill.yaml', lines: [1, 13] },
    ],
    isFixedByExcerpt: true,
  },
  'registry-capability-guardrails': {
    fixture: `${REGISTRY}/capability-guardrails/fixtures/same-description`,
    excerpts: [
      { path: 'capabilities/parcel.label.read.yaml', lines: [1, 7] },
      { path: 'capabilities/parcel.send.yaml', lines: [1, 7] },
    ],
    isFixedByExcerpt: true,
  },
  'registry-sunset': {
    fixture: `${REGISTRY}/sunset/fixtures/expired`,
    excerpts: [{ path: 'capabilities/parcel.send.yaml', lines: [1, 16] }],
    environment: { GONOGO_FAKE_DAY: '2026-07-01' },
    isFixedByExcerpt: true,
  },
  'registry-catalog': {
    fixture: `${REGISTRY}/catalog/fixtures/stale`,
    excerpts: [
      { path: 'capabilities/parcel.send.yaml', lines: [1, 7] },
      { path: 'catalog/capabilities.json', lines: [35, 40] },
    ],
  },
  catalog: {
    fixture: `${REGISTRY}/catalog/fixtures/unreadable-source`,
    excerpts: [{ path: 'capabilities/parcel.send.yaml' }],
    output: 'output.txt',
  },
  'release-gate': {
    fixture: 'packages/release-gate/fixtures/no-go',
    workspace: 'workspace',
    excerpts: [{ path: '.github/release_gate_policy.json', lines: [1, 11] }],
    output: 'expected/output.txt',
  },
  command: {
    fixture: 'packages/core/src/executors/command/fixtures/passed-but-failed',
    excerpts: [{ path: 'options.json' }, { path: 'tooling/replay.cjs' }],
    output: 'output.txt',
  },
};
