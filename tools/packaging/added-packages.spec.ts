import { addedPackages } from './added-packages';

it('lists what only the second installation has, biggest first, wherever it lies', () => {
  const first = new Map([
    ['node_modules/nx@23.2.1', 1000],
    ['node_modules/yaml@2.9.0', 50],
  ]);
  const second = new Map([
    ['node_modules/nx@23.2.1', 1000],
    ['node_modules/nx/node_modules/yaml@2.9.0', 50],
    ['node_modules/yaml@2.9.1', 60],
    ['node_modules/@gonogo/core@0.1.0', 300],
  ]);
  expect(addedPackages(first, second)).toEqual({
    added: [
      { name: '@gonogo/core@0.1.0', bytes: 300 },
      { name: 'yaml@2.9.1', bytes: 60 },
    ],
    bytes: 360,
  });
});
