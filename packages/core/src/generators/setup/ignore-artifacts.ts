import type { Tree } from '@nx/devkit';
import ignore from 'ignore';
import type { SetupReport } from './setup-report.js';

const GITIGNORE = '.gitignore';

/**
 * Adds the folder of the reports to the root's `.gitignore`, unless a rule there speaks of it already: reports are made
 * anew by every run, and Nx must not take them for sources.
 *
 * @param folder relative to the workspace root
 */
export function ignoreArtifacts(tree: Tree, folder: string, report: SetupReport): void {
  const text = tree.read(GITIGNORE, 'utf-8') ?? '';
  const file = `${folder}/report.json`;
  const isKept = !ignore().add(`${folder}/`).add(text).ignores(file);
  if (ignore().add(text).ignores(file)) {
    report.left(`${GITIGNORE}: ${folder}/ is ignored`);
  } else if (isKept) {
    report.left(
      `${GITIGNORE}: a rule with "!" keeps ${folder}/ in git; reports are made by every run and do not belong there`,
    );
  } else {
    tree.write(GITIGNORE, withLine(text, `${folder}/`));
    report.did(`${GITIGNORE}: added ${folder}/`);
  }
}

function withLine(text: string, line: string): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = text === '' || text.endsWith('\n') ? '' : lineEnd;
  return `${text}${separator}${line}${lineEnd}`;
}
