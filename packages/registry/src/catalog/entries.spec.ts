import { withWorkspace } from '@gonogo/core/testing';
import { catalogOptions } from '../controls/catalog/control.js';
import { planCatalog } from './plan-catalog.js';

type Entry = Record<string, unknown>;

async function generated(files: Record<string, string>, name: string): Promise<Entry[]> {
  return withWorkspace({ 'vocabulary/vocabulary.json': '{}', ...files }, (workspaceRoot) => {
    const plan = planCatalog({ workspaceRoot, root: '.', options: catalogOptions.parse({}) });
    const text = [...plan.texts].find(([file]) => file === name)?.[1] ?? '';
    return JSON.parse(text) as Entry[];
  });
}

describe('catalog entries', () => {
  it('are sorted by id and version, in code-point order', async () => {
    const ids = ['😀.a', '\ufffd.a', 'é.a', 'a.b', 'a.B', 'Z.a', 'a-b.a', 'a.b'];
    const files = Object.fromEntries(
      ids.map((id, index) => [
        `capabilities/${index}.yaml`,
        `id: "${id}"\nversion: ${9 - index}.0.0\n`,
      ]),
    );
    const entries = await generated(files, 'capabilities.json');
    expect(entries.map(({ id, version }) => [id, version])).toEqual([
      ['Z.a', '4.0.0'],
      ['a-b.a', '3.0.0'],
      ['a.B', '5.0.0'],
      ['a.b', '2.0.0'],
      ['a.b', '6.0.0'],
      ['é.a', '7.0.0'],
      ['\ufffd.a', '8.0.0'],
      ['😀.a', '9.0.0'],
    ]);
  });

  it('have defaults for what is missing or has the wrong type', async () => {
    const metadata = 'metadata: {tags: x, category: 1, status: [], examples: {}}\n';
    const files = { 'capabilities/a.yaml': `id: a.b\n${metadata}requires: [c.d]\nreplacement:\n` };
    expect(await generated(files, 'capabilities.json')).toEqual([
      {
        id: 'a.b',
        version: null,
        description: null,
        file: 'capabilities/a.yaml',
        inputs: {},
        outputs: {},
        metadata: { tags: [], category: null, status: 'unspecified', examples: [] },
        requires: ['c.d'],
        replacement: null,
      },
    ]);
  });

  it('of skills have what their steps use, sorted and once', async () => {
    const uses = ['p.z', 'skill:p.t', 'p.a', 'p.z', 'skill:p.s', 5, ''];
    const steps = uses
      .map((use) => `- uses: ${typeof use === 'number' ? use : `"${use}"`}\n`)
      .join('');
    const files = {
      'skills/community/p/x/skill.yaml': `id: p.x\nsteps:\n${steps}metadata:\n  classification: {role: r, attach_targets: [t], more: 1}\n`,
      'skills/community/too/deep/x/skill.yaml': 'id: not.a.skill\n',
      'skills/TEMPLATE/skill.yaml': 'id: not.a.skill\n',
      'skills/beta/p/x/skill.yaml': 'id: not.a.skill\n',
    };
    const [skill, ...others] = await generated(files, 'skills.json');
    expect(others).toEqual([]);
    expect(skill).toMatchObject({
      channel: 'community',
      domain: 'p',
      slug: 'x',
      uses_capabilities: ['p.a', 'p.z'],
      uses_skills: ['p.s', 'p.t'],
      metadata: {
        classification: { role: 'r', invocation: null, effect_mode: null, attach_targets: ['t'] },
      },
    });
  });
});
