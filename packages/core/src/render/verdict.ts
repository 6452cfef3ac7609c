import type { Check, Report } from '../contracts/report.js';
import { printable, printableLines } from './printable.js';

/** Findings that are printed of one report; the report itself has them all. */
const MAX_FINDINGS = 20;

/** The verdict of one control as its task prints it: one line, then each check that does not hold. */
export function renderVerdict(title: string, report: Report): string {
  const findings = report.checks.filter((check) => !check.passed);
  const held = report.checks.filter((check) => check.passed && check.severity !== 'warning').length;
  const counted = report.checks.filter((check) => check.severity !== 'warning').length;
  const lines = [
    `${title}: ${report.status} (${held} of ${counted} checks hold)`,
    ...findings.slice(0, MAX_FINDINGS).flatMap(findingLines),
  ];
  const more = findings.length - MAX_FINDINGS;
  if (more > 0) lines.push(`  … and ${more} more in the report`);
  return `${lines.join('\n')}\n`;
}

/** A finding as text: what kind, where, which check, what to do. */
export function findingLines(check: Check): string[] {
  const kind =
    check.severity === 'warning' ? 'warning' : check.unverified === true ? 'unverified' : 'failed';
  const lines = [
    `  ${kind}  ${printable(placeOf(check) + check.check_id)}`,
    ...printableLines(check.detail).map((line) => `    ${line}`),
  ];
  if (check.help !== undefined) lines.push(`    see ${printable(check.help)}`);
  return lines;
}

function placeOf({ location }: Check): string {
  return location === undefined ? '' : `${location.file}:${location.line}:${location.column}  `;
}
