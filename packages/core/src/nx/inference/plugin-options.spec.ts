import { parseOptions } from '../../control/parse-options.js';
import { pluginOptionsSchema } from './plugin-options.js';

const parse = (options: unknown) => parseOptions(pluginOptionsSchema, options, 'Options');

it('has a default for everything', () => {
  expect(parse(undefined)).toEqual({
    controls: [],
    artifactsDir: 'artifacts',
    roots: ['.'],
    exclude: [],
    targets: {},
    controlOptions: {},
  });
});

it.each<[unknown, string]>([
  [
    { control: [] },
    'control: unknown key; known keys: "controls", "artifactsDir", "roots", "exclude", "targets", "controlOptions"',
  ],
  [{ controls: '@x/p' }, 'controls is "@x/p"; expected: a value of type array'],
  [{ controls: [''] }, 'controls[0] is ""; expected: at least 1 characters'],
  [
    { artifactsDir: '../out' },
    'artifactsDir is "../out"; expected: a folder inside the workspace, relative to its root, is expected',
  ],
  [{ artifactsDir: '/out' }, 'artifactsDir is "/out"'],
  [{ roots: ['a/../..'] }, 'roots[0] is "a/../.."'],
  [{ targets: { x: true } }, 'targets.x is true; expected: false; or a value of type object'],
  [{ targets: { x: { nmae: 'y' } } }, 'targets.x'],
  [{ controlOptions: { x: 1 } }, 'controlOptions.x is 1'],
])('refuses %j', (options, message) => {
  expect(() => parse(options)).toThrow(message);
});
