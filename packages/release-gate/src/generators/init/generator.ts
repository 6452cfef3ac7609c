import {
  createSetupReport,
  findPlugin,
  finishSetup,
  isDryRun,
  listFiles,
  nxCommand,
  runGenerator,
  setUpControls,
  toJsonFile,
  writeIfAbsent,
  type GeneratorCallback,
  type SetupReport,
  type SetupStep,
  type Tree,
} from '@gonogo/core/generators';
import { z } from 'zod';
import { DEFAULT_POLICY, POLICY_FILE } from './default-policy.js';
import { describeFindings } from './describe-findings.js';
import { findPackages } from './find-packages.js';
import { GATE_PACKAGE, SUITE_PACKAGES, type SuitePackage } from './suite-packages.js';

export const schema = z.strictObject({});
export const description =
  'Finds what the suite can govern here, and registers just the control packages that apply';

/** What `nx add @gonogo/release-gate` runs. The second time there is nothing to do. */
export default function initGenerator(tree: Tree): GeneratorCallback {
  const report = createSetupReport();
  const files = listFiles(tree);
  const found = findPackages(files);
  const packages = packagesToRegister(tree, found);
  const registered = [...packages.map(({ name }) => name), GATE_PACKAGE];
  const steps = setUpControls(tree, registered, report);
  writeIfAbsent(tree, POLICY_FILE, toJsonFile(DEFAULT_POLICY), report);
  describeFindings(tree, { files, found, registered }, report);
  return finishSetup(report, [...steps, ...ownInits(tree, packages, report)]);
}

/** Once the gate itself is registered, the list is people's: what they took out stays out. */
function packagesToRegister(tree: Tree, found: readonly SuitePackage[]): SuitePackage[] {
  const registered = findPlugin(tree)?.controls ?? [];
  const applying = registered.includes(GATE_PACKAGE) ? [] : found.map(({ name }) => name);
  return SUITE_PACKAGES.filter(({ name }) => registered.includes(name) || applying.includes(name));
}

/** Other packages write their own files, once they are installed. */
function ownInits(tree: Tree, packages: readonly SuitePackage[], report: SetupReport): SetupStep[] {
  return packages.flatMap(({ name, writes }) => {
    for (const path of writes.filter((written) => tree.exists(written))) {
      report.left(`${path}: is there`);
    }
    const missing = writes.filter((path) => !tree.exists(path));
    if (missing.length === 0) return [];
    const command = `${nxCommand(tree)} g ${name}:init`;
    if (isDryRun()) report.did(`${command}: for ${missing.join(', ')}`);
    return [
      () => {
        if (runGenerator(tree.root, `${name}:init`)) report.did(`${command}: its report is above`);
        else report.next(`${command}: it failed, see above; it writes ${missing.join(', ')}`);
      },
    ];
  });
}
