import type { PlaybookLine } from './lines';

const SUMMARIES: readonly PlaybookLine[] = [
  {
    number: '2.4.1',
    demand: 'There is a governance summary',
    judged: {
      kind: 'gate',
      checks: ['governance_exec_summary_report_present'],
      note: 'the gate writes `governance_executive_summary.json` itself; the check appears where none of its reports is there',
    },
  },
  {
    number: '2.4.2',
    demand: 'There is a runtime summary',
    judged: {
      kind: 'gate',
      checks: ['runtime_exec_summary_report_present'],
      note: 'as before, with `runtime_governance_executive_summary.json`; a profile may allow its absence',
    },
  },
  {
    number: '2.4.3',
    demand: 'How a summary is read',
    judged: {
      kind: 'gate',
      checks: ['governance_exec_summary_not_failed', 'runtime_exec_summary_not_failed'],
      note: 'heading of the next three lines',
    },
  },
  {
    number: '2.4.4',
    demand: 'Passed is accepted',
    judged: {
      kind: 'gate',
      checks: ['governance_exec_summary_not_failed', 'runtime_exec_summary_not_failed'],
      note: '',
    },
  },
  {
    number: '2.4.5',
    demand: 'Unverified is accepted for what lies outside the code',
    judged: {
      kind: 'gate',
      checks: ['github_branch_protection_status_passed'],
      note: 'the summary may be unverified, each unverified report is judged by its own check; 2.5 says which may',
    },
  },
  {
    number: '2.4.6',
    demand: 'Failed is not accepted',
    judged: {
      kind: 'gate',
      checks: ['governance_exec_summary_not_failed', 'runtime_exec_summary_not_failed'],
      note: '',
    },
  },
];

const WINDOW: readonly PlaybookLine[] = [
  {
    number: '2.5.1',
    demand: 'Only the live settings of GitHub may be unverified',
    judged: { kind: 'report', file: 'github_branch_protection_report.json' },
  },
  {
    number: '2.5.2',
    demand: 'Somebody looked at the settings, by the runbook',
    judged: {
      kind: 'gate',
      checks: ['github_branch_protection_status_passed'],
      note: 'by hand: attestation; the runbook file must be there',
    },
  },
  {
    number: '2.5.3',
    demand: 'The proof is kept with the release',
    judged: {
      kind: 'gate',
      checks: ['github_branch_protection_status_passed'],
      note: 'by hand: the attestation names a proof file by its SHA-256; putting it into the release notes is not checked',
    },
  },
  {
    number: '2.5.4',
    demand: 'No other governance report failed',
    judged: {
      kind: 'gate',
      checks: ['github_branch_protection_status_passed'],
      note: 'one failed or unreadable governance report closes the window',
    },
  },
];

const SCRIPTS: readonly PlaybookLine[] = [
  controls('3.1.1', 'Verify the bundles', 'policy-bundle-lifecycle'),
  controls('3.1.2', 'Verify that the gates are still there', 'policy-gate-freshness'),
  controls('3.1.3', 'Verify the written branch policy', 'branch-protection-policy'),
  controls('3.1.4', 'Verify the required checks', 'required-status-checks'),
  controls('3.1.5', 'Verify Python in workflows', 'workflow-embedded-python'),
  controls('3.2.1', 'Validate the registry', 'registry-validate'),
  controls('3.2.2', 'Guardrails of skills', 'registry-skill-guardrails'),
  controls('3.2.3', 'Guardrails of capabilities', 'registry-capability-guardrails'),
  controls('3.2.4', 'Enforce sunsets', 'registry-sunset'),
  {
    number: '3.2.5',
    demand: 'Generate the catalogs',
    judged: {
      kind: 'controls',
      ids: ['catalog', 'registry-catalog'],
      note: '`catalog` and `npx nx sync` write them, the evidence compares what is committed',
    },
  },
  {
    number: '3.2.6',
    demand: 'Make the statistics',
    judged: {
      kind: 'controls',
      ids: ['catalog', 'registry-catalog'],
      note: '`catalog/stats.json` is one of the catalogs',
    },
  },
];

const BUNDLE: readonly PlaybookLine[] = [
  hand('4.1', 'Address of the CI run', 'by hand: no evidence bundle is made by this version'),
  hand(
    '4.2',
    'Artifact of the policy gate',
    'uploaded by the workflow that `@gonogo/release-gate:workflow` writes; `evidence-policy-gate-freshness` checks that a workflow does',
  ),
  hand(
    '4.3',
    'Artifact of the runtime canary',
    'the generated workflow uploads the policy bundle reports under this name; the tests of the runtime are not made by this version',
  ),
  hand('4.4', 'Artifact of the CI trend', 'not made by this version'),
  hand(
    '4.5',
    'Artifact of the gate',
    'the gate writes `release_readiness_gate_report.json`; a release workflow uploads it (see [CI](ci.md))',
  ),
  hand('4.6', 'Lineage of the release', 'not made by this version'),
  hand('4.7', 'Record of the promotion', 'not made by this version'),
  hand('4.8', 'Export of the ruleset', 'by hand: the proof of the attestation'),
];

const INCIDENTS: readonly PlaybookLine[] = [
  hand(
    '5.1',
    'Incident: the canary fails',
    'by hand: no incident report is made by this version; for a release see 2.1.2',
  ),
  hand('5.2', 'Incident: the policy gate fails', 'by hand, as before; for a release see 2.1.1'),
  hand(
    '5.3',
    'Incident: the governance summary is failed',
    'by hand, as before; for a release see 2.4.6',
  ),
  hand(
    '5.4',
    'Incident: the trend breaches again and again',
    'by hand, as before; for a release see 2.1.4',
  ),
  hand('5.a.1', 'Freeze other merges', 'by hand'),
  hand(
    '5.a.2',
    'Find the first failing control',
    '`first_failing_control` of both summaries, and the last line of every run of Nx',
  ),
  hand(
    '5.a.3',
    'Repair and run again',
    '`npx nx affected -t verify`; what did not change comes from the cache',
  ),
  hand('5.a.4', 'Write down cause and repair', 'by hand'),
];

const CLOSURE: readonly PlaybookLine[] = [
  hand('8.a.1', 'The repository can see drift', '2.2.3 and 2.2.4 do'),
  hand('8.a.2', 'The repository cannot force settings', 'nothing here changes settings of GitHub'),
  hand('8.a.3', 'An administrator applies them', 'by hand'),
  hand('8.b.1', 'CI may pass while settings are weak', 'why 2.5.1 is a report of its own'),
  hand('8.b.2', 'A token may see too little', 'why that report alone may be unverified: 2.5'),
  hand('8.c.1', 'The protection is in force', 'the report of 2.5.1, or by hand: attestation'),
  hand(
    '8.c.2',
    'The required checks are exactly the list',
    'the report of 2.5.1, or by hand: attestation; 2.2.4 checks the list against the workflows',
  ),
  hand(
    '8.c.3',
    'Reviews, stale reviews, conversations',
    'the report of 2.5.1, or by hand: attestation',
  ),
  hand('8.c.4', 'Who may bypass is known', 'the report of 2.5.1, or by hand: attestation'),
  hand('8.c.5', 'The evidence is kept with the release', 'by hand: see 2.5.3'),
];

/** Lines that are no report of section 2.2 or 2.3, nor a job. */
export const HAND_LINES: readonly PlaybookLine[] = [
  ...SUMMARIES,
  ...WINDOW,
  ...SCRIPTS,
  ...BUNDLE,
  ...INCIDENTS,
  ...CLOSURE,
];

function controls(number: string, demand: string, id: string): PlaybookLine {
  return { number, demand, judged: { kind: 'controls', ids: [id], note: '' } };
}

function hand(number: string, demand: string, note: string): PlaybookLine {
  return { number, demand, judged: { kind: 'hand', note } };
}
