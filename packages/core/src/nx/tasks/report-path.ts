import { lstatSync, realpathSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { OptionsError } from '../../control/parse-options.js';

/**
 * The place of a report, which a task may write and remove: a file in the workspace, also when links are resolved.
 *
 * @param report relative to the workspace root
 * @param where names the options in the message
 * @returns an absolute path
 * @throws OptionsError where it leads out of the workspace, or is a folder
 */
export function reportPath(workspaceRoot: string, report: string, where: string): string {
  const path = posix.normalize(report);
  const absolute = join(workspaceRoot, path);
  if (posix.isAbsolute(path) || path === '..' || path.startsWith('../') || isElsewhere()) {
    throw new OptionsError(
      `${where}: "report" leads out of the workspace: ${report}; a path relative to its root is expected`,
    );
  }
  if (lstatSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new OptionsError(`${where}: "report" is a folder: ${report}; a file is expected there`);
  }
  return absolute;

  function isElsewhere(): boolean {
    const root = realpathSync(workspaceRoot);
    const folder = realPathOfNearest(dirname(absolute));
    return folder !== root && !folder.startsWith(root + sep);
  }
}

/** Of a folder that is not there yet, the nearest one above it that is. */
function realPathOfNearest(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : realPathOfNearest(above);
  }
}
