import Ajv from 'ajv';
import { type z } from 'zod';
import { attestationSchema } from '../../packages/release-gate/src/gate/attestation/schema';
import { releaseExceptionsSchema } from '../../packages/release-gate/src/gate/exceptions/schema';
import { releaseGatePolicySchema } from '../../packages/release-gate/src/gate/policy/schema';
import { type publishedSchemas } from '../../packages/release-gate/src/published-schemas';
import { NEEDS, workspace } from '../../packages/release-gate/src/testing/green-workspace';
import {
  checkOf,
  failingIds,
  runGate,
  type GateRun,
} from '../../packages/release-gate/src/testing/run-gate';
import { blocksIn, readPage } from './page';

const PAGE = 'docs/exceptions-and-attestations.md';
const POLICY = '.github/release_gate_policy.json';
const EXCEPTIONS = '.github/release_exceptions.json';
const ATTESTATION = '.github/github_branch_protection_attestation.json';

type Json = Readonly<Record<string, unknown>>;
const blocks = blocksIn(PAGE, 'json').map((text) => JSON.parse(text) as Json);

function example(key: string): Json {
  const found = blocks.filter((block) => Object.hasOwn(block, key));
  if (found.length !== 1) throw new TypeError(`${PAGE} has ${found.length} examples with "${key}"`);
  return found[0] ?? {};
}

const policy = example('profiles');
const { exceptions } = example('exceptions') as { exceptions: Json[] };
const attestation = example('control') as Json & {
  readonly runbook: string;
  readonly proof: { readonly path: string };
};

describe('the examples', () => {
  it.each<[string, Json, z.ZodType, keyof typeof publishedSchemas]>([
    ['policy', policy, releaseGatePolicySchema, 'release-gate-policy.schema.json'],
    ['exceptions', { exceptions }, releaseExceptionsSchema, 'release-exceptions.schema.json'],
    ['attestation', attestation, attestationSchema, 'attestation.schema.json'],
  ])('%s fits its schema and the published one', (_, value, schema, published) => {
    expect(schema.safeParse(value).error).toBeUndefined();
    const { $schema, ...jsonSchema } = JSON.parse(
      readPage(`packages/release-gate/schemas/${published}`),
    ) as Json;
    expect($schema).toBeDefined();
    expect(new Ajv({ strict: false }).validate(jsonSchema, value)).toBe(true);
    expect(new Ajv({ strict: false }).validate(jsonSchema, [])).toBe(false);
  });

  it('are the whole list of files that the page names', () => {
    const page = readPage(PAGE);
    for (const path of [POLICY, EXCEPTIONS, ATTESTATION]) expect(page).toContain(`\`${path}\``);
    expect(blocks).toHaveLength(3);
  });

  it('every key of a profile is told', () => {
    const page = readPage(PAGE);
    const { strict } = releaseGatePolicySchema.shape.profiles.shape;
    for (const key of Object.keys(strict.shape)) expect(page).toContain(key);
  });
});

interface Given {
  readonly changes?: Json;
  readonly entries?: readonly Json[];
}

/** The gate in the profile "transitional", with the policy of the page. */
function gate({ changes = {}, entries }: Given): Promise<GateRun> {
  const files = workspace({
    ...(changes as Record<string, Json>),
    [POLICY]: policy,
    ...(entries && { [EXCEPTIONS]: { exceptions: entries } }),
  });
  return runGate(files, { options: { needs: NEEDS, profile: 'transitional' } });
}

describe('what an exception does', () => {
  const missing: Json = { policy_shadow: null };

  it('in force: conditional-go, and the entry is listed', async () => {
    expect((await gate({ changes: missing })).report.decision).toBe('no-go');
    const { report, success } = await gate({ changes: missing, entries: exceptions });
    expect([report.decision, report.status, success]).toEqual(['conditional-go', 'failed', true]);
    expect(report.exceptions_applied).toEqual(exceptions);
  });

  it('in force, and not needed: listed as unused', async () => {
    const { report } = await gate({ entries: exceptions });
    expect([report.decision, report.exceptions_unused]).toEqual(['go', exceptions]);
  });

  it('expired: a failure of its own beside the one that it was for', async () => {
    const entries = [{ ...exceptions[0], expires_at: '2026-06-01T12:00:00Z' }];
    const run = await gate({ changes: missing, entries });
    expect(run.report.decision).toBe('no-go');
    expect(checkOf(run, 'policy_shadow_report_present').severity).toBe('high');
    expect(checkOf(run, 'exceptions_entry_issue').severity).toBe('medium');
  });

  it('for no check of the gate: a failure of its own', async () => {
    const entries = [{ ...exceptions[0], check_id: 'manifest_schema' }];
    const run = await gate({ entries });
    expect(failingIds(run)).toEqual(['exceptions_entry_issue']);
    expect(run.report.decision).toBe('conditional-go');
  });

  it('for what is unverified: nothing, and a failure of its own', async () => {
    const entries = [{ ...exceptions[0], check_id: 'replay_determinism_status_passed' }];
    const run = await gate({ changes: { replay_determinism: { status: 'unverified' } }, entries });
    expect(checkOf(run, 'replay_determinism_status_passed').severity).toBe('high');
    expect(failingIds(run)).toContain('exceptions_entry_issue');
  });
});

describe('what an attestation does', () => {
  const unverified: Json = {
    github_branch_protection: { status: 'unverified' },
    [ATTESTATION]: attestation,
    [attestation.runbook]: '# Runbook\n',
    [attestation.proof.path]: '{}\n',
  };

  it('takes the place of what could not be seen', async () => {
    expect((await gate({ changes: unverified })).report.decision).toBe('go');
  });

  it.each<[string, Json, string]>([
    [
      'the report is missing',
      { github_branch_protection: null },
      'github_branch_protection_report_present',
    ],
    [
      'the report failed',
      { github_branch_protection: { status: 'failed' } },
      'github_branch_protection_status_passed',
    ],
    [
      'the proof is another',
      { [attestation.proof.path]: '{ }\n' },
      'github_branch_protection_status_passed',
    ],
    [
      'there is no runbook',
      { [attestation.runbook]: null },
      'github_branch_protection_status_passed',
    ],
    [
      'another governance report failed',
      { policy_gate_freshness: { status: 'failed' } },
      'github_branch_protection_status_passed',
    ],
    [
      'it has expired',
      { [ATTESTATION]: { ...attestation, expires_at: '2026-06-01T12:00:00Z' } },
      'github_branch_protection_status_passed',
    ],
  ])('does nothing where %s', async (_, change, id) => {
    const run = await gate({ changes: { ...unverified, ...change } });
    expect(run.report.decision).toBe('no-go');
    expect(failingIds(run)).toContain(id);
  });
});
