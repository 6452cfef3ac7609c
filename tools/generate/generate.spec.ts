import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withControlsTable } from './controls-table';
import { generatedFiles } from './generated-files';
import { withPluginOptions } from './plugin-options';

const packagesFolder = join(__dirname, '../../packages');

describe.each(readdirSync(packagesFolder))('generated files of %s', (name) => {
  const folder = join(packagesFolder, name);
  const files = generatedFiles(folder);

  it('are what the definitions say (run "npm run generate" where they are not)', () => {
    for (const [path, text] of files) {
      const target = join(folder, path);
      expect([path, existsSync(target) ? readFileSync(target, 'utf8') : 'missing']).toEqual([
        path,
        text,
      ]);
    }
  });

  it('are all there is in schemas/', () => {
    const schemas = existsSync(join(folder, 'schemas')) ? readdirSync(join(folder, 'schemas')) : [];
    expect(schemas.map((file) => `schemas/${file}`).filter((path) => !files.has(path))).toEqual([]);
  });

  it('refer to definitions only, which is all that Nx follows', () => {
    const references = [...files.values()].flatMap((text) => text.match(/"\$ref": "[^"]*"/g) ?? []);
    expect(references.filter((reference) => !reference.includes('"#/definitions/'))).toEqual([]);
  });
});

describe('the README', () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

  it('has the controls as their definitions say', () => {
    expect(withControlsTable(readme, packagesFolder)).toBe(readme);
  });

  it("has the plugin's options as their schema says", () => {
    expect(withPluginOptions(readme)).toBe(readme);
  });
});
