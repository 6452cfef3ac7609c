import { join } from 'node:path';
import type { AnyControl, ControlDefinition } from '../../packages/core/src/control/types';
import { runOn } from '../../packages/core/src/testing';
import { generateRegistry } from './generate';

// Loaded by path, because the tools are not compiled together with the packages that they try.
const { controls } = require(join(__dirname, '../../packages/registry/src/controls.ts')) as {
  controls: readonly AnyControl[];
};

const SIZE = { skills: 80, seed: 3 };

function generated(size = SIZE): Record<string, string> {
  return Object.fromEntries(generateRegistry(size));
}

function control(id: string): ControlDefinition {
  const found = controls.find((candidate) => candidate.id === id);
  if (found?.kind !== 'evidence') throw new Error(`no control ${id}`);
  return found;
}

describe('a generated registry', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(generated()).toEqual(generated());
    expect(generated({ ...SIZE, seed: 4 })).not.toEqual(generated());
  });

  it('keeps all rules', async () => {
    const report = await runOn(control('registry-validate'), generated());
    expect(report.checks.filter((check) => !check.passed)).toEqual([]);
    expect(report.summary).toMatchObject({ capabilities: 150, skills: 80 });
  });

  it('has overlaps', async () => {
    const report = await runOn(control('registry-skill-guardrails'), generated());
    expect(report.summary.overlap_alerts).toBeGreaterThan(0);
  });
});
