import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listControls } from '../list-controls';
import { renderIndex } from './index-page';
import { listPages } from './list-pages';
import { renderPage } from './render-page';

const FOLDER = 'docs/controls';

/**
 * The pages of all controls and their index, as they must be.
 *
 * @param repository absolute path
 * @returns texts by path relative to the repository
 * @throws TypeError where a page is missing, or a marker in one; the message names the page
 */
export async function documentationFiles(repository: string): Promise<Map<string, string>> {
  const packagesFolder = join(repository, 'packages');
  const all = listControls(packagesFolder).map(({ control }) => control);
  const controls = new Map(all.map((control) => [control.id, control]));
  const pages = listPages(packagesFolder);
  const files = new Map<string, string>();
  for (const page of pages) {
    const path = `${FOLDER}/${page.id}.md`;
    const text = readPage(repository, path);
    files.set(path, await named(path, () => renderPage(text, page, { repository, controls })));
  }
  const index = `${FOLDER}/README.md`;
  files.set(index, await named(index, () => renderIndex(readPage(repository, index), pages, all)));
  return files;
}

function readPage(repository: string, path: string): string {
  if (existsSync(join(repository, path))) return readFileSync(join(repository, path), 'utf8');
  throw new TypeError(
    `${path} is missing: write it, with the markers that the pages beside it have`,
  );
}

async function named(path: string, render: () => string | Promise<string>): Promise<string> {
  try {
    return await render();
  } catch (error) {
    throw new TypeError(`${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
