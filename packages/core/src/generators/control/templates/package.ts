/** `package.json` of a folder of controls: what Node and the plugin need to load it where it lies. */
export function packageManifest(directory: string): Record<string, unknown> {
  return {
    name: directory
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase(),
    version: '0.0.0',
    private: true,
    type: 'commonjs',
    exports: { './controls': './controls.js', './package.json': './package.json' },
    scripts: { test: 'node --test' },
  };
}

/** `controls.js`: lists what is there, so that no list has to be kept. */
export const CONTROLS_SOURCE = `const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/** The controls of this folder: every folder in it that has a control.js. */
exports.controls = readdirSync(__dirname)
  .sort()
  .map((name) => join(__dirname, name, 'control.js'))
  .filter((path) => existsSync(path))
  .map((path) => require(path).control);
`;
