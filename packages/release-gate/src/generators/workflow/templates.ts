import { ACTIONS } from './actions.js';
import type { CiEnvironment } from './environment.js';

/** Indents lines, and leaves empty ones empty. */
function indent(lines: readonly string[], depth: number): string {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(depth) + line)).join('\n');
}

function header(name: string, { branch, hasMergeQueue }: CiEnvironment): string {
  return `name: ${name}

on:
  pull_request:
${hasMergeQueue ? '  merge_group:\n' : ''}  push:
    branches: [${yamlText(branch)}]

permissions:
  contents: read
`;
}

/** Plain where YAML cannot take it for anything but a text. */
function yamlText(text: string): string {
  const isPlain =
    /^[a-z][\w./-]*$/i.test(text) && !/^(?:true|false|null|yes|no|on|off|[yn])$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** Everything up to the first command of Nx. The whole history is there, because a change is compared with its base. */
function preparation({ node, install }: CiEnvironment): string {
  const lines = [
    `- uses: ${ACTIONS.checkout}`,
    '  with:',
    '    fetch-depth: 0',
    '    persist-credentials: false',
    `- uses: ${ACTIONS.setupNode}`,
    '  with:',
    ...node.map((line) => `    ${line}`),
    ...install.map((command) => `- run: ${command}`),
  ];
  return indent(lines, 6);
}

/**
 * Sets `NX_BASE` and `NX_HEAD`, which Nx and the controls that look at a change both read. git alone is asked: no
 * token, and the same answer for every run of a commit.
 */
function baseAndHead(): string {
  return indent(
    [
      '- name: Find what the change is compared with',
      '  env:',
      '    BASE: ${{ github.event.pull_request.base.sha || github.event.merge_group.base_sha || github.event.before }}',
      '  run: |',
      '    if git cat-file -e "$BASE^{commit}" 2>/dev/null; then',
      '      BASE="$(git merge-base "$BASE" HEAD)"',
      '    else',
      '      # The first push of a branch, or one that rewrote it, has no commit before it: all of it is new.',
      '      BASE="$(git hash-object -t tree /dev/null)"',
      '    fi',
      '    echo "NX_BASE=$BASE" >> "$GITHUB_ENV"',
      '    echo "NX_HEAD=$(git rev-parse HEAD)" >> "$GITHUB_ENV"',
    ],
    6,
  );
}

/** The workflow with the gate: every control that a change concerns, with its evidence kept. Playbook 2.2.2. */
export function gateWorkflow(environment: CiEnvironment): string {
  const { artifactsDir, nx } = environment;
  return `${header('CI', environment)}
concurrency:
  group: ci-\${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  policy-bundle-governance:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: read
      security-events: write
    steps:
${preparation(environment)}
${baseAndHead()}
      # The table of verdicts goes to the run's summary, findings become annotations.
      - name: Verify what the change concerns
        run: ${nx} affected -t verify
      - name: Keep the evidence
        if: always()
        uses: ${ACTIONS.uploadArtifact}
        with:
          name: policy-bundle-governance-report
          path: ${artifactsDir}/
          if-no-files-found: ignore
      # A pull request from a fork has no right to write, and code scanning may be off: neither is a finding.
      - name: Show the findings in code scanning
        if: always() && hashFiles('${artifactsDir}/gonogo.sarif') != ''
        continue-on-error: true
        uses: ${ACTIONS.uploadSarif}
        with:
          sarif_file: ${artifactsDir}/gonogo.sarif
          category: gonogo
`;
}

/** The workflow that publishes what the policy bundles of a commit are worth, whatever it changes. Playbook 2.2.2. */
export function smokeWorkflow(environment: CiEnvironment): string {
  const { artifactsDir, nx } = environment;
  return `${header('Smoke', environment)}
jobs:
  runtime_canary:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
${preparation(environment)}
${baseAndHead()}
      - name: Verify the policy bundles
        run: ${nx} run-many -t evidence-policy-bundle-lifecycle --enforce
      - name: Publish their reports
        if: always()
        uses: ${ACTIONS.uploadArtifact}
        with:
          name: runtime-canary-report
          path: |
            ${artifactsDir}/policy_bundle_lifecycle_report.json
            ${artifactsDir}/**/policy_bundle_lifecycle_report.json
          if-no-files-found: ignore
`;
}
