import { join } from 'node:path';
import type { AnyControl, ControlDefinition } from '../../packages/core/src/control/types';
import { runOn } from '../../packages/core/src/testing';
import { generateRegistry } from './generate';

const SIZE = { skills: 80, seed: 3 };

function generated(size = SIZE): Record<string, string> {
  return Object.fromEntries(generateRegistry(size));
}

/** Loaded by path, because the tools are not compiled together with the packages that they try. */
async function control(id: string): Promise<ControlDefinition> {
  const path = join(__dirname, '../../packages/registry/src/controls.ts');
  const { controls } = (await import(path)) as { controls: readonly AnyControl[] };
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
    const report = await runOn(await control('registry-validate'), generated());
    expect(report.checks.filter((check) => !check.passed)).toEqual([]);
    expect(report.summary).toMatchObject({ capabilities: 150, skills: 80 });
  });

  it('has overlaps', async () => {
    const report = await runOn(await control('registry-skill-guardrails'), generated());
    expect(report.summary.overlap_alerts).toBeGreaterThan(0);
  });
});
