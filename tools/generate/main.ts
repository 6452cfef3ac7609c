import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from './generated-files';

const packagesFolder = join(__dirname, '../../packages');

for (const name of readdirSync(packagesFolder)) {
  for (const [path, text] of generatedFiles(join(packagesFolder, name))) {
    const target = join(packagesFolder, name, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
