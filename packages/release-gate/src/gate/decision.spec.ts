import fc from 'fast-check';
import { createHashFile } from '../evidence/hash-file.js';
import { effectiveStatus } from '../evidence/status.js';
import type { EvidenceStatus, LoadedReport, ReportEvidence } from '../evidence/types.js';
import { EXPECTED_REPORTS, PLAYBOOK_JOBS } from '../playbook/expected-reports.js';
import { buildSummary, overallStatus, type RunFacts } from '../summary/build-summary.js';
import { greenReport } from '../testing/green-workspace.js';
import { countChecks, decide } from './decide.js';
import { evaluate, type GateFacts } from './evaluate.js';
import { STRICT_PRESET, type GatePolicy } from './policy/resolve.js';
import { verifyPolicy } from './policy/verify.js';
import type { Decision, GateCheck } from './types.js';

const run: RunFacts = {
  generatedAt: '2026-06-01T12:00:00Z',
  subject: { project: 'github', root: '.' },
};

/** What can be wrong with one report, apart from its conditions. */
interface State {
  readonly status: EvidenceStatus;
  readonly stale: boolean;
  readonly contractKnown: boolean;
}

const GREEN: State = { status: 'passed', stale: false, contractKnown: true };
const STATUSES: readonly EvidenceStatus[] = [
  'passed',
  'unverified',
  'unknown',
  'missing',
  'failed',
  'invalid',
];

const state: fc.Arbitrary<State> = fc.record({
  status: fc.constantFrom(...STATUSES),
  stale: fc.boolean(),
  contractKnown: fc.boolean(),
});
const mostlyGreen = fc.oneof(
  { weight: 30, arbitrary: fc.constant(GREEN) },
  { weight: 1, arbitrary: state },
);
const workspaceState = fc.array(mostlyGreen, {
  minLength: EXPECTED_REPORTS.length,
  maxLength: EXPECTED_REPORTS.length,
});

function evidenceOf(states: readonly State[]): ReportEvidence[] {
  return EXPECTED_REPORTS.map((expected, index) => {
    const path = `artifacts/${expected.file}`;
    const { status, stale, contractKnown } = states[index] ?? GREEN;
    return { expected, instances: [loaded()] };

    function loaded(): LoadedReport {
      if (status === 'missing') return { kind: 'missing', path };
      if (status === 'invalid') return { kind: 'invalid', path, reason: 'is empty' };
      const known = contractKnown || expected.contract === undefined;
      const word = status === 'unknown' ? 'great' : status;
      return {
        kind: 'report',
        path,
        report: { ...greenReport(expected), status: word, slo_status: word },
        sha256: '0'.repeat(64),
        status,
        contract: null,
        contractKnown: known,
        ...(stale && { stale: 'too old' }),
      };
    }
  });
}

function factsOf(states: readonly State[], policy: GatePolicy): GateFacts {
  const policyFile = { kind: 'absent', path: '.github/release_gate_policy.json' } as const;
  return {
    run,
    evidence: evidenceOf(states),
    jobs: { results: new Map(PLAYBOOK_JOBS.map((job) => [job, 'success'])) },
    policyFile,
    profile: 'strict',
    policy,
    verification: verifyPolicy(policyFile, run),
    exceptions: { live: [], checks: [] },
    attestation: { valid: false, reason: 'there is none' },
  };
}

/** With room for the one medium failure that the absent policy file is. */
const TRANSITIONAL: GatePolicy = {
  ...STRICT_PRESET,
  max_medium_failures: 1,
  allow_trend_unverified: true,
};
const RANK: Readonly<Record<Decision, number>> = { go: 0, 'conditional-go': 1, 'no-go': 2 };

function decisionOf(states: readonly State[], policy: GatePolicy = TRANSITIONAL): Decision {
  return evaluate(factsOf(states, policy)).decision;
}

it('the overall status follows section 10 for any mix of reports', () => {
  fc.assert(
    fc.property(workspaceState, (states) => {
      const evidence = evidenceOf(states);
      for (const name of ['governance', 'runtime'] as const) {
        const { status, summary, reports, first_failing_control } = buildSummary(
          evidence,
          name,
          run,
        );
        const failed = summary.failed + summary.invalid;
        const unsure = summary.unverified + summary.unknown + summary.missing;
        expect(status).toBe(failed > 0 ? 'failed' : unsure > 0 ? 'unverified' : 'passed');
        expect(summary.passed + failed + unsure).toBe(summary.total_reports);
        expect(summary.total_reports).toBe(reports.length);
        const first = reports.find((report) => ['failed', 'invalid'].includes(report.status));
        expect(first_failing_control?.control).toBe(first?.control);
      }
    }),
  );
});

it.each<[EvidenceStatus[], string]>([
  [[], 'passed'],
  [['passed', 'passed'], 'passed'],
  [['passed', 'missing'], 'unverified'],
  [['passed', 'unknown'], 'unverified'],
  [['unverified', 'passed'], 'unverified'],
  [['unverified', 'failed'], 'failed'],
  [['missing', 'invalid'], 'failed'],
])('%j is overall %s', (statuses, overall) => {
  expect(overallStatus(statuses)).toBe(overall);
});

/** Section 10: what is failed or invalid is worse than what is unverified, unknown or missing. */
const GROUP: Readonly<Record<EvidenceStatus, number>> = {
  passed: 0,
  unverified: 1,
  unknown: 1,
  missing: 1,
  failed: 2,
  invalid: 2,
};

/** What is stale or of an unknown contract is no better than what is unverified. */
function groupOf({ status, stale, contractKnown }: State): number {
  return Math.max(GROUP[status], stale || !contractKnown ? 1 : 0);
}

/** At least as bad as both. */
function worsened(before: State, after: State): State {
  return {
    status: GROUP[after.status] > groupOf(before) ? after.status : before.status,
    stale: before.stale || after.stale,
    contractKnown: before.contractKnown && after.contractKnown,
  };
}

it('a worse report never improves the decision, whatever the policy forgives', () => {
  const change = fc.tuple(fc.nat({ max: EXPECTED_REPORTS.length - 1 }), state);
  const limits = fc.record({
    max_high_failures: fc.nat({ max: 8 }),
    max_medium_failures: fc.nat({ max: 2 }),
    allow_trend_unverified: fc.boolean(),
    allow_missing_runtime_executive_summary: fc.boolean(),
  });
  fc.assert(
    fc.property(workspaceState, change, limits, (states, [index, other], given) => {
      const policy = { ...STRICT_PRESET, ...given };
      const worse = states.map((before, at) => (at === index ? worsened(before, other) : before));
      expect(RANK[decisionOf(worse, policy)]).toBeGreaterThanOrEqual(
        RANK[decisionOf(states, policy)],
      );
    }),
    { numRuns: 1000 },
  );
});

const ANY_STATE: readonly State[] = STATUSES.flatMap((status) =>
  [false, true].flatMap((stale) =>
    [false, true].map((contractKnown) => ({ status, stale, contractKnown })),
  ),
);

it.each(EXPECTED_REPORTS.map(({ name }, index) => [name, index] as const))(
  'no worsening of %s alone takes a failure away',
  (_name, index) => {
    for (const allow_trend_unverified of [false, true]) {
      const highFailures = (one: State): number => {
        const states = EXPECTED_REPORTS.map((_, at) => (at === index ? one : GREEN));
        const facts = factsOf(states, { ...STRICT_PRESET, allow_trend_unverified });
        return evaluate(facts).counts.high_failures;
      };
      const counts = new Map(ANY_STATE.map((one) => [JSON.stringify(one), highFailures(one)]));
      const countOf = (one: State): number => counts.get(JSON.stringify(one)) ?? Number.NaN;
      for (const before of ANY_STATE) {
        const after = ANY_STATE.map((other) => countOf(worsened(before, other)));
        expect(Math.min(...after)).toBe(countOf(before));
      }
    }
  },
);

it('is a no-go as soon as any report is not fresh, understood and passed', () => {
  fc.assert(
    fc.property(workspaceState, (states) => {
      const settled = evidenceOf(states).every(({ expected, instances }) => {
        const trend = expected.name === 'trend' || expected.name === 'trend_slo';
        return instances.every((loaded) => {
          if (loaded.kind === 'report' && loaded.stale !== undefined) return false;
          const status = effectiveStatus(loaded);
          return status === 'passed' || (trend && status === 'unverified');
        });
      });
      expect(decisionOf(states)).toBe(settled ? 'conditional-go' : 'no-go');
    }),
    { numRuns: 300 },
  );
});

describe('the rule of section 11', () => {
  const failing = (severity: GateCheck['severity'], count: number): GateCheck[] =>
    Array.from({ length: count }, () => ({ check_id: 'x', passed: false, severity, detail: '' }));
  const limits = { max_high_failures: 1, max_medium_failures: 2 };

  it.each<[number, number, Decision]>([
    [0, 0, 'go'],
    [0, 1, 'conditional-go'],
    [0, 2, 'conditional-go'],
    [0, 3, 'no-go'],
    [1, 0, 'conditional-go'],
    [2, 0, 'no-go'],
    [1, 2, 'conditional-go'],
  ])('%i high and %i medium failures: %s', (high, medium, decision) => {
    const checks = [...failing('high', high), ...failing('medium', medium)];
    expect(decide(countChecks(checks), limits)).toBe(decision);
  });
});

it('a file is hashed as its bytes are, or not at all', () => {
  const hash = createHashFile(__dirname);
  expect(hash('decision.spec.ts').ok).toBe(true);
  for (const path of ['..', '../..', '/etc/hostname', '.', 'no-such-file', 'a\0b']) {
    expect(hash(path).ok).toBe(false);
  }
});
