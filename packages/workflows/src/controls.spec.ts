import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { controls } from './controls.js';

describe('controls', () => {
  it('lists each folder of controls, in playbook order', () => {
    const folders = readdirSync(join(__dirname, 'controls'));
    expect(controls).toHaveLength(folders.length);
    expect(controls.map(({ id, playbook }) => [playbook, id])).toEqual([
      ['2.2.2', 'policy-gate-freshness'],
      ['2.2.3', 'branch-protection-policy'],
      ['2.2.4', 'required-status-checks'],
      ['2.2.5', 'workflow-embedded-python'],
    ]);
  });

  it('governs the repository above .github, as the project .github', () => {
    for (const { marker } of controls) {
      expect(marker).toEqual({
        pattern: '.github/workflows/*.{yml,yaml}',
        project: '..',
        subject: '../..',
      });
    }
  });

  it('loads neither YAML nor Python parsers until a control runs', () => {
    const loaded = Object.keys(require.cache).filter((path) =>
      /node_modules.(?:yaml|@astral-sh)./.test(path),
    );
    expect(loaded).toEqual([]);
  });
});
