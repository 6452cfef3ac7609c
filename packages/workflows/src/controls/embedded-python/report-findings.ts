import type { ReportBuilder } from '@gonogo/core';
import { formatPlace } from '../../model/place.js';
import type { BlockVerdict } from './check-blocks.js';
import type { PythonBlock, PythonInFile, UnterminatedHeredoc } from './read-python.js';

/** A file that was read, with what was found in it. */
export interface CheckedFile {
  /** Relative to the workspace root. */
  readonly path: string;
  readonly python: PythonInFile;
  readonly verdicts: ReadonlyMap<PythonBlock, BlockVerdict>;
  /** The options say that it must hold Python. */
  readonly needsPython: boolean;
}

/** Adds the checks of one file. Evidence contract, section 6. */
export function reportFile(report: ReportBuilder, file: CheckedFile): void {
  const { path, python } = file;
  reportCount(report, file);
  python.blocks.forEach((block, index) => {
    const id = `workflow_python_syntax:${path}:block_${index + 1}:line_${block.line}`;
    const verdict = file.verdicts.get(block);
    if (verdict) reportBlock(report, { id, block, verdict });
  });
  for (const heredoc of python.unterminated) reportUnterminated(report, path, heredoc);
  for (const { location, written, read } of python.misread) {
    const id = `workflow_python_version_quoted:${path}:line_${location.line}`;
    const detail = `python-version ${written} is the number ${read} in YAML, so Python ${read} is asked for; quote it: '${written}'`;
    report.check(id, false, detail, { severity: 'warning', location });
  }
  for (const location of python.unread) {
    const id = `workflow_script_read:${path}:line_${location.line}`;
    const detail = `the script nests too deep to be read from ${formatPlace(location)} on; move it to a file of its own`;
    report.unverified(id, detail, { location });
  }
}

function reportCount(report: ReportBuilder, { path, python, needsPython }: CheckedFile): void {
  const count = python.blocks.length;
  const missing = needsPython && count === 0;
  const detail = missing
    ? `count=0; option "require_python_blocks" lists this file: add its Python or take it off the list`
    : `count=${count}`;
  const location = { file: path, line: 1, column: 1 };
  report.check(`workflow_python_blocks_found:${path}`, !missing, detail, { location });
}

interface BlockFinding {
  readonly id: string;
  readonly block: PythonBlock;
  readonly verdict: BlockVerdict;
}

function reportBlock(report: ReportBuilder, { id, block, verdict }: BlockFinding): void {
  const { versions, rejected, unknown } = verdict;
  if (rejected) {
    const { message, location, code } = rejected;
    const asked = `Python ${rejected.versions.join(', ')}`;
    const detail = `not valid for ${asked}: ${message}, in "${code}" (${formatPlace(location)}); correct the code there`;
    if (!block.code.hasExpansion) report.check(id, false, detail, { location });
    else report.check(id, false, `${detail}${EXPANDED}`, { location, severity: 'warning' });
    return;
  }
  const location = block.locate(Math.max(0, block.code.text.search(/\S/)));
  if (unknown === undefined)
    report.check(id, true, `valid for Python ${versions.join(', ')}`, { location });
  else report.unverified(id, `not checked: ${unknown}`, { location });
}

const EXPANDED =
  ". Only a warning, because the shell expands parts of this text first: quote it (<<'PY', or single quotes after -c) if it shall not";

function reportUnterminated(
  report: ReportBuilder,
  path: string,
  heredoc: UnterminatedHeredoc,
): void {
  const { delimiter, location, lookAlike, swallows, stripsTabs } = heredoc;
  const id = `workflow_heredoc_terminated:${path}:line_${location.line}`;
  const allowed = stripsTabs ? `"${delimiter}" after tabs only` : `exactly "${delimiter}"`;
  const met = lookAlike
    ? `${formatPlace(lookAlike)} looks like its end, but has other white space around`
    : `no line is its end`;
  const effect = swallows
    ? 'the shell only warns, reads the rest of the script as data and runs none of it'
    : 'the shell only warns and reads the script to its end as data';
  const detail = `here-document "${delimiter}" is not terminated: ${met}. It ends at a line that is ${allowed}; ${effect}`;
  report.check(id, false, detail, swallows ? { location } : { location, severity: 'warning' });
}
