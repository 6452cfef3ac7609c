import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from './examples';

/** A file of an example with its correction in it. */
export interface FixedFile {
  /** Relative to the example's workspace. */
  readonly path: string;
  readonly text: string;
}

/**
 * What the first code block under "Fix" makes of the first excerpt's file.
 *
 * @param page text of the page
 * @param workspace absolute path of the example's workspace
 * @throws TypeError where the page has no such block
 */
export function fixOfPage(page: string, example: Example, workspace: string): FixedFile {
  const [excerpt] = example.excerpts;
  const section = page.slice(page.indexOf('\n## Fix\n'));
  const block = /\n(`{3,})\w*\n(?<text>[^]*?)\n\1\n/.exec(section)?.groups?.text;
  if (excerpt === undefined || block === undefined) {
    throw new TypeError('the section "Fix" has no code block that could replace the excerpt');
  }
  const lines = readFileSync(join(workspace, excerpt.path), 'utf8').split('\n');
  const [first, last] = excerpt.lines ?? [1, lines.length - 1];
  const fixed = [...lines.slice(0, first - 1), block, ...lines.slice(last)];
  return { path: excerpt.path, text: fixed.join('\n') };
}
