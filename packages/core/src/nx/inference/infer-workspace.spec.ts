import { storesVerifySoundly } from './infer-workspace.js';

it.each([
  ['22.7.12', false],
  ['23.0.0', false],
  ['23.2.0', false],
  ['23.2.1-beta.0', true],
  ['23.2.1', true],
  ['23.10.0', true],
  ['24.0.6', true],
  ['unknown', false],
])('Nx %s stores verify under a hash that knows its reports: %s', (version, expected) => {
  expect(storesVerifySoundly(version)).toBe(expected);
});
