import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withControlsTable } from './controls-table';
import { documentationFiles } from './docs/documentation-files';
import { generatedFiles } from './generated-files';

const repository = join(__dirname, '../..');
const readme = join(repository, 'README.md');
const packagesFolder = join(repository, 'packages');

async function generate(): Promise<void> {
  for (const name of readdirSync(packagesFolder))
    write(name, generatedFiles(join(packagesFolder, name)));
  writeFileSync(readme, withControlsTable(readFileSync(readme, 'utf8'), packagesFolder));
  write('..', await documentationFiles(repository));
}

/** @param folder relative to the folder of the packages */
function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const target = join(packagesFolder, folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

void generate();
