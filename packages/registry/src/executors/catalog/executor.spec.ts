import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { withWorkspace, writeFiles } from '@gonogo/core/testing';
import { CATALOG_FILES } from '../../catalog/generate.js';
import { BASE_REGISTRY } from '../../testing/base-registry.js';
import catalogExecutor from './executor.js';

const FILES = Object.fromEntries(
  Object.entries(BASE_REGISTRY).map(([path, text]) => [`registry/${path}`, text]),
);

function contextAt(root: string): ExecutorContext {
  const data = { root: 'registry', targets: {} };
  return {
    root,
    cwd: root,
    isVerbose: false,
    projectName: 'registry',
    targetName: 'catalog',
    projectsConfigurations: { version: 2, projects: {} },
    nxJsonConfiguration: {},
    projectGraph: {
      nodes: { registry: { name: 'registry', type: 'lib', data } },
      dependencies: {},
    },
  };
}

/** Runs the executor and gives its success with what it printed. */
async function run(root: string, options = {}): Promise<{ success: boolean; printed: string }> {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const { success } = await catalogExecutor(options, contextAt(root));
    return { success, printed: write.mock.calls.map(([text]) => String(text)).join('') };
  } finally {
    write.mockRestore();
  }
}

describe('the catalog executor', () => {
  it('writes the six files of its project, and the second time nothing', () =>
    withWorkspace(FILES, async (root) => {
      const first = await run(root);
      expect(first.success).toBe(true);
      expect(first.printed).toContain('skills.json is missing');
      const catalog = join(root, 'registry', 'catalog');
      expect(readdirSync(catalog).sort()).toEqual([...CATALOG_FILES].sort());
      expect(await run(root)).toEqual({ success: true, printed: 'The catalogs are current.\n' });
    }));

  it('writes nothing where a source cannot be read', () =>
    withWorkspace(FILES, async (root) => {
      await run(root);
      const skills = join(root, 'registry', 'catalog', 'skills.json');
      const before = readFileSync(skills, 'utf8');
      writeFiles(root, { 'registry/skills/official/parcel/ship/skill.yaml': 'id: [' });
      const { success, printed } = await run(root);
      expect(success).toBe(false);
      expect(printed).toContain('registry/skills/official/parcel/ship/skill.yaml:1:6');
      expect(readFileSync(skills, 'utf8')).toBe(before);
    }));

  it('takes the folder and the thresholds from its options', () =>
    withWorkspace(FILES, async (root) => {
      await run(root, { catalogFolder: 'made', overlapThreshold: 0.5 });
      const text = readFileSync(join(root, 'registry/made/governance_guardrails.json'), 'utf8');
      expect(text).toContain('"overlap_threshold": 0.5,');
    }));

  it('refuses options that it does not know', () =>
    withWorkspace(FILES, async (root) => {
      expect(await run(root, { threshold: 1 })).toMatchObject({
        success: false,
        printed: expect.stringContaining('threshold: unknown key') as string,
      });
    }));
});
