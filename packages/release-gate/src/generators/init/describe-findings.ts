import { nxCommand, type SetupReport, type Tree } from '@gonogo/core/generators';
import type { FoundPackage } from './find-packages.js';
import { findTests } from './find-tests.js';
import { SUITE_PACKAGES } from './suite-packages.js';

/** What was seen in a workspace, and what is registered after the generator. */
export interface Findings {
  readonly files: readonly string[];
  readonly found: readonly FoundPackage[];
  readonly registered: readonly string[];
}

/** Says which control packages were left out and why, and what to do next. */
export function describeFindings(tree: Tree, findings: Findings, report: SetupReport): void {
  const nx = nxCommand(tree);
  describePackages(nx, findings, report);
  for (const { language, example } of findTests(findings.files)) {
    report.left(`${language} tests (${example}): no control reads them by itself`);
    report.next(
      `a target with executor @gonogo/core:command around the command that runs the ${language} tests: its report counts`,
    );
  }
  if (!findings.files.some((file) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(file))) {
    report.next(`${nx} g @gonogo/release-gate:workflow: a workflow that runs all this`);
  }
  report.next(`${nx} run-many -t verify: every control, with a table of verdicts`);
  report.next(`${nx} release-gate github: the decision, go or no-go`);
  report.next(`${nx} g @gonogo/core:control <name>: a control of your own`);
}

function describePackages(nx: string, { found, registered }: Findings, report: SetupReport): void {
  for (const { name, governs } of SUITE_PACKAGES) {
    const example = found.find((other) => other.name === name)?.example;
    if (registered.includes(name)) continue;
    if (example === undefined) {
      report.left(`${name}: not added, there are no ${governs} here`);
    } else {
      report.left(`${name}: applies (${example}), but is not in "controls" of the plugin`);
      report.next(`${nx} add ${name}: if ${governs} shall be governed after all`);
    }
  }
}
