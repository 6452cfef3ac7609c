import type { Check } from '@gonogo/core';
import { runOn, type WorkspaceFiles } from '@gonogo/core/testing';
import { skillGuardrailsControl } from './control.js';

const METADATA = `metadata:
  tags: [a]
  use_cases: [b]
  examples: [c]
  classification: {role: utility}
`;

function skill(id: string, uses: readonly string[], metadata = METADATA): string {
  const steps = uses.map((use, index) => `- {id: s${index}, uses: ${use}}\n`).join('');
  return `id: ${id}\noutputs: {x: {}}\nsteps:\n${steps}${metadata}`;
}

const CAPABILITIES = Object.fromEntries(
  ['a', 'b', 'c', 'd'].map((name) => [`capabilities/p.${name}.yaml`, `id: p.${name}\n`]),
);

function registry(skills: Record<string, string>): WorkspaceFiles {
  const entries = Object.entries(skills).map(
    ([path, text]) => [`skills/${path}/skill.yaml`, text] as const,
  );
  return { ...CAPABILITIES, ...Object.fromEntries(entries) };
}

/** Two skills that are the same, and one that shares most with them. */
const OVERLAPPING = registry({
  'experimental/p/one': skill('p.one', ['p.a', 'p.b', 'p.c']),
  'experimental/p/two': skill('p.two', ['p.a', 'p.b', 'p.c']),
  'official/p/three': skill('p.three', ['p.a', 'p.b', 'p.c', 'p.d']),
});

async function findings(files: WorkspaceFiles, options = {}): Promise<unknown[]> {
  const { checks } = await runOn(skillGuardrailsControl, files, { options });
  return findingsIn(checks).map(({ check_id, severity, location }) => [
    check_id,
    severity,
    location?.file,
  ]);
}

describe('skills that overlap', () => {
  it('are warnings where the channel does not block', async () => {
    const one = 'skills/experimental/p/one/skill.yaml';
    const three = 'skills/official/p/three/skill.yaml';
    expect(await findings(OVERLAPPING)).toEqual([
      ['skill.overlap', 'warning', one],
      ['skill.overlap', 'warning', one],
      ['skill.overlap', 'warning', three],
    ]);
  });

  it('fail with high risk in a blocking channel', async () => {
    const options = { failOnHighRiskOverlapChannels: ['experimental'] };
    const { status, checks, summary } = await runOn(skillGuardrailsControl, OVERLAPPING, {
      options,
    });
    expect(status).toBe('failed');
    const findings = findingsIn(checks);
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'warning', 'warning']);
    expect(findings[0]?.detail).toContain('p.one and p.two overlap by 1 (high risk');
    expect(summary).toMatchObject({ skills_total: 3, overlap_alerts: 3 });
  });

  it('all fail, by option', async () => {
    const result = await findings(OVERLAPPING, { failOnOverlap: true });
    expect(result).toHaveLength(3);
    expect(result).toEqual(result.map(() => expect.arrayContaining(['error']) as unknown));
  });

  it('are judged by the threshold and the number of shared capabilities', async () => {
    expect(await findings(OVERLAPPING, { overlapThreshold: 0.9 })).toHaveLength(1);
    expect(await findings(OVERLAPPING, { minSharedCapabilities: 4 })).toEqual([]);
  });
});

describe('missing metadata', () => {
  const bare = registry({ 'community/p/one': skill('p.one', ['p.a'], '') });

  it('is a warning for each thing that is missing', async () => {
    const file = 'skills/community/p/one/skill.yaml';
    expect(await findings(bare)).toEqual(
      ['use_cases', 'examples', 'tags', 'classification'].map((name) => [
        `skill.missing_${name}`,
        'warning',
        file,
      ]),
    );
  });

  it('fails in the channels and for the issues that are named', async () => {
    const options = {
      failOnMetadataChannels: ['community'],
      failOnMetadataIssues: ['missing_tags'],
    };
    const errors = (await findings(bare, options)).filter((item) => String(item).includes('error'));
    expect(errors).toEqual([['skill.missing_tags', 'error', 'skills/community/p/one/skill.yaml']]);
    expect(
      await findings(bare, { ...options, failOnMetadataChannels: ['official'] }),
    ).not.toContain('error');
  });
});

it('unknown capabilities are a warning at the steps', async () => {
  const files = registry({ 'community/p/one': skill('p.one', ['p.z']) });
  const { checks } = await runOn(skillGuardrailsControl, files);
  expect(findingsIn(checks)).toMatchObject([
    { check_id: 'skill.unknown_capability', severity: 'warning', location: { line: 4, column: 1 } },
  ]);
});

it.each([
  [{ overlapThreshold: 1.1 }, 'overlapThreshold'],
  [{ overlapThreshold: -0.1 }, 'overlapThreshold'],
  [{ minSharedCapabilities: 0 }, 'minSharedCapabilities'],
  [{ failOnHighRiskOverlapChannels: ['beta'] }, 'failOnHighRiskOverlapChannels'],
  [{ failOnMetadataIssues: ['missing_name'] }, 'failOnMetadataIssues'],
  [{ capabilitiesFolder: '../x' }, 'capabilitiesFolder'],
  [{ capabilitiesFolder: '/x' }, 'capabilitiesFolder'],
  [{ capabilitiesFolder: 'a/*' }, 'capabilitiesFolder'],
])('the options %j are refused', async (options, key) => {
  await expect(runOn(skillGuardrailsControl, {}, { options })).rejects.toThrow(key);
});

function findingsIn(checks: readonly Check[]): Check[] {
  return checks.filter(({ passed }) => !passed);
}
