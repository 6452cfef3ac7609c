import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withControlsTable } from './controls-table';
import { generatedFiles } from './generated-files';

const readme = join(__dirname, '../../README.md');
const packagesFolder = join(__dirname, '../../packages');

for (const name of readdirSync(packagesFolder)) {
  for (const [path, text] of generatedFiles(join(packagesFolder, name))) {
    const target = join(packagesFolder, name, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

writeFileSync(readme, withControlsTable(readFileSync(readme, 'utf8'), packagesFolder));
