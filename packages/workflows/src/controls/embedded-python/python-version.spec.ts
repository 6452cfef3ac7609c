import { dedentsCommandCode, parsePythonVersion, targetOf } from './python-version.js';

it.each([
  ['3.12', '3.12'],
  [' 3.12.1\n', '3.12'],
  ['3.12.x', '3.12'],
  ['3.12-dev', '3.12'],
  ['3.14.0-rc.2', '3.14'],
  ['3.13t', '3.13'],
  ['pypy3.10', '3.10'],
  ['pypy-3.10-v7.3.17', '3.10'],
  ['2.7', '2.7'],
  ['3', undefined],
  ['3.x', undefined],
  ['x', undefined],
  ['>=3.9 <3.12', undefined],
  ['3.9 - 3.11', undefined],
  ['~3.12', undefined],
  ['graalpy-24.1', undefined],
  ['', undefined],
])('reads python-version %j as %s', (text, expected) => {
  expect(parsePythonVersion(text)).toBe(expected);
});

it.each([
  ['3.6', undefined],
  ['3.7', 'py37'],
  ['3.12', 'py312'],
  ['3.15', 'py315'],
  ['3.16', 'py315'],
  ['2.7', undefined],
  ['2', undefined],
  ['4.0', undefined],
])('checks %s with the grammar %s', (version, expected) => {
  expect(targetOf(version)).toBe(expected);
});

it('knows that -c dedents from 3.14 on', () => {
  expect(['3.13', '3.14', '3.15'].map(dedentsCommandCode)).toEqual([false, true, true]);
});
