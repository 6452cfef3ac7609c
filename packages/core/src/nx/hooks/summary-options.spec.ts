import { summaryOptions } from './summary-options.js';

const target = (options: object) => ({ executor: '@gonogo/core:control', options });
const nodes = [
  [
    'a/m.json',
    {
      projects: {
        a: {
          name: 'a',
          targets: {
            'evidence-x': target({ control: 'x', report: 'artifacts/x.json' }),
            'policy-a': target({ control: 'y', report: 'artifacts/y.json' }),
            verify: target({ control: 'verify' }),
            gate: { executor: 'e' },
          },
        },
      },
    },
  ],
] as const;

it('knows every target that collects evidence, however it is called', () => {
  const { evidenceTargets, artifactsDir } = summaryOptions({ artifactsDir: 'out' }, { nodes });
  expect([...evidenceTargets]).toEqual(['evidence-x', 'policy-a']);
  expect(artifactsDir).toBe('out');
});

it.each([undefined, null, {}])('has defaults with options %j', (options) => {
  expect(summaryOptions(options, undefined)).toEqual({
    artifactsDir: 'artifacts',
    evidenceTargets: new Set(),
  });
});
