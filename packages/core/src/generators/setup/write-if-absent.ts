import type { Tree } from '@nx/devkit';
import type { SetupReport } from './setup-report.js';

/**
 * Writes a file unless something is there: what people have written is never touched.
 *
 * @returns whether it was written
 */
export function writeIfAbsent(
  tree: Tree,
  path: string,
  content: string,
  report: SetupReport,
): boolean {
  if (tree.exists(path)) {
    report.left(`${path}: is there`);
    return false;
  }
  tree.write(path, content);
  report.did(`${path}: written`);
  return true;
}

/** JSON as the suite writes it: two spaces, and a line end. */
export function toJsonFile(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
