import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(__dirname, '../..');

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  readonly text: string;
}

/** A page of the documentation as text. */
export function readPage(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

/** The fenced blocks of a page, in order; those in lists too, without their indentation. */
export function blocksOf(page: string): Block[] {
  const fences = page.matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm);
  return [...fences].map(([, indent = '', language = '', text = '']) => ({
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/**
 * The texts of a page's blocks in one language.
 *
 * @throws TypeError where there is none: a test over none of them would prove nothing
 */
export function blocksIn(path: string, language: string): string[] {
  const texts = blocksOf(readPage(path)).flatMap((block) =>
    block.language === language ? [block.text] : [],
  );
  if (texts.length === 0) throw new TypeError(`${path} has no block in ${language}`);
  return texts;
}
