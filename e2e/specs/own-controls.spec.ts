import { withPlugin } from '../support/plugin-options.js';
import { TEAM_FILES, TEAM_PACKAGE } from '../support/team-controls.js';
import { runVerify } from '../support/verify-run.js';
import { createWorkspace, NX_JSON, type E2eWorkspace } from '../support/workspace.js';

const CONTROLS = ['@gonogo/policy-bundle', 'our-controls'];
const NOTES = 'services-pay:evidence-release-notes';

describe("a team's own control in its workspace", () => {
  let workspace: E2eWorkspace;
  beforeAll(async () => {
    workspace = await createWorkspace({
      nxJson: withPlugin({ controls: CONTROLS }),
      files: TEAM_FILES,
      ownPackages: TEAM_PACKAGE,
    });
  });
  afterAll(() => {
    workspace.dispose();
  });

  it('joins verify and the final table', async () => {
    const { code, output } = await runVerify(workspace);
    expect(output).toMatch(/services-pay +│ release_notes +│ passed/);
    expect(output).toContain('2 controls: 2 passed');
    expect(code).toBe(0);
    expect((await runVerify(workspace)).ran).toEqual([]);
  });

  it('runs again when any of its sources changes, with the new verdict', async () => {
    workspace.write('tools/our-controls/has-owner.js', 'exports.hasOwner = () => false;\n');
    const { code, output, ran } = await runVerify(workspace);
    expect(ran).toEqual([NOTES]);
    expect(output).toMatch(/services-pay +│ release_notes +│ failed/);
    expect(code).toBe(1);
    workspace.write(
      'tools/our-controls/has-owner.js',
      TEAM_FILES['tools/our-controls/has-owner.js'] ?? '',
    );
    expect((await runVerify(workspace)).ran).toEqual([]);
  });

  it('fails when it reads what is no input, and leaves no report', async () => {
    const controlOptions = { 'release-notes': { also: 'OTHER.md' } };
    workspace.write('nx.json', JSON.stringify(withPlugin({ controls: CONTROLS, controlOptions })));
    const { code, output } = await runVerify(workspace);
    expect(output).toContain(`Control "release-notes" read files that are not inputs of ${NOTES}`);
    expect(output).toContain('services/pay/OTHER.md');
    expect(code).not.toBe(0);
    expect(workspace.exists('artifacts/release_notes_report.json')).toBe(false);
  });
});

describe('a wrapped command', () => {
  const REPORT = 'artifacts/team_check_report.json';
  let workspace: E2eWorkspace;
  beforeAll(async () => {
    const project = {
      name: 'policies-opa',
      targets: {
        'evidence-team-check': {
          executor: '@gonogo/core:command',
          cache: true,
          inputs: ['{projectRoot}/check.js'],
          outputs: [`{workspaceRoot}/${REPORT}`],
          options: {
            command: 'node',
            args: ['check.js'],
            report: REPORT,
            contract: 'team_check_v1',
          },
        },
      },
    };
    workspace = await createWorkspace({
      nxJson: NX_JSON,
      files: {
        'policies/opa/project.json': JSON.stringify(project),
        'policies/opa/check.js': checkThatSays('passed'),
      },
    });
  });
  afterAll(() => {
    workspace.dispose();
  });

  it('is part of verify and of the table', async () => {
    const { code, output } = await runVerify(workspace);
    expect(output).toMatch(/policies-opa +│ team_check +│ passed/);
    expect(output).toContain('6 controls: 6 passed');
    expect(code).toBe(0);
    expect((await runVerify(workspace)).ran).toEqual([]);
  });

  it('fails verify with what it found', async () => {
    workspace.write('policies/opa/check.js', checkThatSays('failed'));
    const { code, output, ran } = await runVerify(workspace);
    expect(ran).toEqual(['policies-opa:evidence-team-check']);
    expect(output).toContain('First failing control: team_check of policies-opa');
    expect(output).toContain('the team is not ready');
    expect(code).toBe(1);
  });

  it("is part of the gate's governance summary", async () => {
    await workspace.nx(['release-gate', 'github']);
    const { reports } = workspace.readJson('artifacts/governance_executive_summary.json');
    expect(reports).toContainEqual(
      expect.objectContaining({ path: REPORT, status: 'failed', contract: 'team_check_v1' }),
    );
  });
});

function checkThatSays(status: string): string {
  const check = {
    check_id: 'team_ready',
    passed: status === 'passed',
    detail: 'the team is not ready',
  };
  const report = { contract: 'team_check_v1', status, checks: [check] };
  return `const { mkdirSync, writeFileSync } = require('node:fs');
mkdirSync('../../artifacts', { recursive: true });
writeFileSync('../../artifacts/team_check_report.json', ${JSON.stringify(JSON.stringify(report))});
`;
}
