import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allControls } from '../docs/definitions';
import { PLAYBOOK_LINES } from '../docs/playbook/lines';
import { withPlaybookTable } from '../docs/playbook/table';
import { withControlsTable } from './controls-table';
import { documentationFiles } from './docs/documentation-files';
import { generatedFiles } from './generated-files';
import { withPluginOptions } from './plugin-options';

const repository = join(__dirname, '../..');
const packagesFolder = join(repository, 'packages');

async function generate(): Promise<void> {
  for (const name of readdirSync(packagesFolder))
    write(name, generatedFiles(join(packagesFolder, name)));
  rewrite('README.md', (text) => withControlsTable(withPluginOptions(text), packagesFolder));
  rewrite('docs/playbook.md', (text) => withPlaybookTable(text, PLAYBOOK_LINES, allControls()));
  write('..', await documentationFiles(repository));
}

/** @param path relative to the repository */
function rewrite(path: string, render: (text: string) => string): void {
  const target = join(repository, path);
  writeFileSync(target, render(readFileSync(target, 'utf8')));
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
