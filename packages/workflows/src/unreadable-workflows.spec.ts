import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '@gonogo/core';
import { runOn, withWorkspace, type WorkspaceFiles } from '@gonogo/core/testing';
import { branchProtectionPolicy } from './controls/branch-protection-policy/control.js';
import { embeddedPython } from './controls/embedded-python/control.js';
import { gateFreshness } from './controls/gate-freshness/control.js';
import { requiredStatusChecks } from './controls/required-status-checks/control.js';

const CI = '.github/workflows/ci.yml';
const DOCUMENTS: WorkspaceFiles = {
  'repo/docs/BRANCH_PROTECTION_POLICY.md': 'a',
  'repo/docs/required_status_checks.json':
    '{"required_status_checks":["a"],"check_job_mapping":{"a":{"workflow":"ci.yml","job_id":"a"}}}',
};
const WORKFLOW = 'on: pull_request\njobs:\n  a: { steps: [] }\n';

/** What a control says about `ci.yml`, after `prepare` has changed the folder around the workspace. */
async function findingOn(
  { control, id }: (typeof CONTROLS)[number],
  files: WorkspaceFiles,
  prepare: (outer: string) => void = () => undefined,
): Promise<Check | undefined> {
  return withWorkspace({ ...DOCUMENTS, ...files }, async (outer) => {
    prepare(outer);
    const { checks } = await runOn(control, join(outer, 'repo'));
    return checks.find(({ check_id }) => check_id === id);
  });
}

const CONTROLS = [
  { control: gateFreshness, id: 'ci_workflow_exists' },
  { control: branchProtectionPolicy, id: 'ci_workflow_exists' },
  { control: requiredStatusChecks, id: 'workflow_exists_for_required_check:a' },
  { control: embeddedPython, id: `workflow_exists:${CI}` },
];

describe.each(CONTROLS)('$control.id', (given) => {
  const location = { file: CI, line: 1, column: 1 };

  it('reads a workflow of the workspace, also through a link within it', async () => {
    const plain = await findingOn(given, { [`repo/${CI}`]: WORKFLOW });
    const linked = await findingOn(given, { 'repo/ci/ci.yml': WORKFLOW }, (outer) => {
      mkdirSync(join(outer, 'repo/.github/workflows'), { recursive: true });
      symlinkSync('../../ci/ci.yml', join(outer, 'repo', CI));
    });
    expect([plain?.passed, linked?.passed]).toEqual([true, true]);
  });

  it('does not read a workflow of 50 MB, and says so at its place', async () => {
    const huge = await findingOn(given, { [`repo/${CI}`]: Buffer.alloc(50 * 1024 * 1024, 'a') });
    expect(huge).toMatchObject({ passed: false, severity: 'error', location });
    expect(huge?.detail).toContain(`${CI} is too large to be read (52428800 bytes, allowed: `);
  });

  it.each([
    ['file', CI],
    ['folder', '.github/workflows'],
  ])('does not follow a link of the %s out of the workspace', async (_name, linked) => {
    const finding = await findingOn(given, { [`repo/${CI}`]: WORKFLOW }, (outer) => {
      renameSync(join(outer, 'repo', linked), join(outer, 'outside'));
      symlinkSync(join(outer, 'outside'), join(outer, 'repo', linked));
    });
    expect(finding).toMatchObject({ passed: false, severity: 'error', location });
    expect(finding?.detail).toContain(`${CI} leads out of the workspace`);
  });
});
