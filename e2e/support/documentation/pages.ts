import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const REPOSITORY = join(__dirname, '../../..');

/** Paths of all pages that are written for users, relative to the repository. */
export function pages(): string[] {
  const packages = readdirSync(join(REPOSITORY, 'packages')).map(
    (name) => `packages/${name}/README.md`,
  );
  return ['README.md', ...packages, ...pagesBelow('docs')];
}

function pagesBelow(folder: string): string[] {
  return readdirSync(join(REPOSITORY, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(REPOSITORY, join(entry.parentPath, entry.name)));
}

/** Contents of a page's code blocks in one language, in their order. */
export function codeBlocks(page: string, language: string): string[] {
  const text = readFileSync(join(REPOSITORY, page), 'utf8');
  const blocks = text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...blocks].filter(([, name]) => name === language).map(([, , content = '']) => content);
}

/** Commands that a page tells to run, as they are typed: the lines of its shell blocks that are no comment. */
export function shellCommands(page: string): string[] {
  return codeBlocks(page, 'sh')
    .flatMap((block) => block.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
