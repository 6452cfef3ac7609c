import {
  createUserWorkspace,
  must,
  type UserWorkspace,
} from '../../support/adoption/user-workspace.js';
import { createdByNx } from '../../support/adoption/workspace-kinds.js';
import { runVerify } from '../../support/verify-run.js';

const OWN = 'artifacts/release_notes_report.json';
const WRAPPED = 'artifacts/data_retention_report.json';

/** A script as teams have it: its exit code and its report agree. */
const SCRIPT = `import datetime, json, os, sys
with open("retention.txt", encoding="utf-8") as file:
    days = int(file.read())
passed = days <= 30
os.makedirs("../../artifacts", exist_ok=True)
with open("../../${WRAPPED}", "w", encoding="utf-8") as file:
    json.dump({
        "generated_at": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "contract": "data_retention_v1",
        "status": "passed" if passed else "failed",
        "checks": [{"check_id": "retention_days", "passed": passed, "detail": f"{days} days, 30 allowed"}],
    }, file)
sys.exit(0 if passed else 1)
`;

const PROJECT = {
  name: 'data',
  targets: {
    'evidence-data-retention': {
      executor: '@gonogo/core:command',
      cache: true,
      inputs: ['{projectRoot}/retention.*'],
      outputs: [`{workspaceRoot}/${WRAPPED}`],
      options: { command: 'python3', args: ['retention.py'], report: WRAPPED },
    },
  },
};

describe("a team's own control and a wrapped Python script in one workspace", () => {
  let workspace: UserWorkspace;
  beforeAll(async () => {
    workspace = await createUserWorkspace(createdByNx('23.2.1'));
    await must(workspace, 'npx', 'nx', 'add', '@gonogo/release-gate');
    const marker = '--marker=**/service.json';
    await must(workspace, 'npx', 'nx', 'g', '@gonogo/core:control', 'release-notes', marker);
    workspace.write('services/pay/service.json', '{ "name": "pay" }\n');
    workspace.write('services/data/project.json', JSON.stringify(PROJECT));
    workspace.write('services/data/retention.py', SCRIPT);
    workspace.write('services/data/retention.txt', '30\n');
  });
  afterAll(() => workspace.end());

  const gateReport = async (): Promise<GateReport> => {
    await workspace.nx(['run', 'github:release-gate']);
    return workspace.readJson(
      'artifacts/release_readiness_gate_report.json',
    ) as unknown as GateReport;
  };
  const statusesInSummary = (): unknown => {
    const { reports } = workspace.readJson('artifacts/governance_executive_summary.json') as {
      reports: readonly { path: string; status: string }[];
    };
    return reports
      .filter(({ path }) => path === OWN || path === WRAPPED)
      .map(({ path, status }) => [path, status]);
  };

  it('have a test of their own that passes at once', async () => {
    const test = 'tools/controls/release-notes/release-notes-test.js';
    expect(await must(workspace, 'node', '--test', test)).toContain('pass 2');
  });

  it('join verify and its table', async () => {
    const { code, output } = await runVerify(workspace);
    expect(output).toMatch(/services-pay +│ release_notes +│ passed/);
    expect(output).toMatch(/data +│ data_retention +│ passed/);
    expect(output).toContain('7 controls: 7 passed');
    expect(code).toBe(0);
    expect((await runVerify(workspace)).ran).toEqual([]);
  });

  it('are in the summary and in the gate', async () => {
    const { checks } = await gateReport();
    expect(statusesInSummary()).toEqual([
      [WRAPPED, 'passed'],
      [OWN, 'passed'],
    ]);
    expect(checks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ check_id: 'release_notes_status_passed', passed: true }),
        expect.objectContaining({ check_id: 'data_retention_status_passed', passed: true }),
      ]),
    );
  });

  it('stop a release when they fail, each by its own name', async () => {
    workspace.write('services/data/retention.txt', '31\n');
    workspace.write('services/pay/service.json', '\n');
    const { code, output, ran } = await runVerify(workspace);
    expect(ran).toEqual(['data:evidence-data-retention', 'services-pay:evidence-release-notes']);
    expect(output).toContain('31 days, 30 allowed');
    expect(output).toContain('services/pay/service.json is empty');
    expect(code).not.toBe(0);

    const { checks, first_failing_control } = await gateReport();
    expect(statusesInSummary()).toEqual([
      [WRAPPED, 'failed'],
      [OWN, 'failed'],
    ]);
    expect(checks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ check_id: 'release_notes_status_passed', passed: false }),
        expect.objectContaining({ check_id: 'data_retention_status_passed', passed: false }),
      ]),
    );
    expect(first_failing_control).toBeDefined();
  });
});

interface GateReport {
  readonly checks: readonly object[];
  readonly first_failing_control?: unknown;
}
