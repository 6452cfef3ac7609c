import { withPlugin } from '../support/plugin-options.js';
import { REGISTRY_FILES } from '../support/registry-files.js';
import { checksOf } from '../support/reports.js';
import { runVerify, verifyOf } from '../support/verify-run.js';
import { createWorkspace, type E2eWorkspace } from '../support/workspace.js';

describe('in a registry', () => {
  const VALIDATE = 'registry:evidence-registry-validate';
  const SKILLS = 'registry:evidence-registry-skill-guardrails';
  const CAPABILITIES = 'registry:evidence-registry-capability-guardrails';
  const SUNSET = 'registry:evidence-registry-sunset';
  const CATALOG = 'registry:evidence-registry-catalog';
  const ALL = [CAPABILITIES, CATALOG, SKILLS, SUNSET, VALIDATE];

  let workspace: E2eWorkspace;
  const DAY = { GONOGO_FAKE_DAY: '2026-05-31' };
  const CONTROLS = { controls: ['@gonogo/registry'] };
  beforeAll(async () => {
    const nxJson = withPlugin(CONTROLS);
    workspace = await createWorkspace({ empty: true, nxJson, files: REGISTRY_FILES });
    await workspace.nx(['generate', '@gonogo/registry:sync']);
    await workspace.git('add', '--all');
    await workspace.git('commit', '--quiet', '--message=catalogs');
    expect((await runVerify(workspace, DAY)).code).toBe(0);
  });
  afterAll(() => {
    workspace.dispose();
  });

  it.each([
    { path: 'capabilities/web.page.read.yaml', reruns: ALL },
    { path: 'capabilities/_index.yaml', reruns: ALL },
    { path: 'skills/official/web/summary/skill.yaml', reruns: [CATALOG, SKILLS, VALIDATE] },
    { path: 'vocabulary/vocabulary.json', reruns: [CAPABILITIES, CATALOG, VALIDATE] },
    { path: 'vocabulary/cognitive_types.yaml', reruns: [VALIDATE] },
    { path: 'vocabulary/safety_vocabulary.yaml', reruns: [VALIDATE] },
    { path: 'catalog/capabilities.json', reruns: [CATALOG] },
    { path: 'catalog/skills.json', reruns: [CATALOG] },
    { path: 'catalog/graph.json', reruns: [CATALOG] },
    { path: 'catalog/stats.json', reruns: [CATALOG] },
    { path: 'capabilities/web.page.list.yaml', reruns: ALL },
    { path: 'skills/community/web/other/skill.yaml', reruns: [CATALOG, SKILLS, VALIDATE] },
    { path: 'catalog/more.json', reruns: [CATALOG] },
  ])('a change of $path, or a new one, runs $reruns again', async ({ path, reruns }) => {
    const file = `registry/${path}`;
    workspace.write(file, workspace.exists(file) ? `${workspace.read(file)}\n` : '{}\n');
    const { ran, ranVerify } = await runVerify(workspace, DAY);
    expect({ ran, ranVerify }).toEqual({ ran: reruns, ranVerify: verifyOf(reruns) });
  });

  it('nothing runs again when all is taken back', async () => {
    await workspace.git('checkout', '--quiet', '--', '.');
    await workspace.git('clean', '--quiet', '--force', '-d', '--', 'registry');
    expect(await runVerify(workspace, DAY)).toMatchObject({ ran: [], ranVerify: [], code: 0 });
  });

  it('nothing runs again while only unrelated files change', async () => {
    for (const path of [
      'README.md',
      'capabilities/README.md',
      'skills/official/web/summary/README.md',
      'skills/official/web/summary/deeper/more/skill.yaml',
      'vocabulary/notes.txt',
      'catalog/notes.md',
    ]) {
      workspace.write(`registry/${path}`, 'Unrelated\n');
    }
    expect(await runVerify(workspace, DAY)).toMatchObject({ ran: [], ranVerify: [], code: 0 });
  });

  it('other options run everything again, and change what the reports say', async () => {
    const controlOptions = {
      'registry-validate': { skillsFolder: 'more' },
      'registry-skill-guardrails': { skillsFolder: 'more' },
      'registry-capability-guardrails': { vocabularyFolder: 'more' },
      'registry-sunset': { capabilitiesFolder: 'more' },
      'registry-catalog': { catalogFolder: 'more' },
    };
    const before = checksOf(workspace);
    workspace.write('nx.json', JSON.stringify(withPlugin({ ...CONTROLS, controlOptions })));
    // Nx hashes nx.json for every task.
    expect((await runVerify(workspace, DAY)).ran).toEqual(ALL);
    const after = checksOf(workspace);
    expect(Object.keys(after)).toHaveLength(5);
    for (const name of Object.keys(after)) expect(after[name]).not.toEqual(before[name]);

    await workspace.git('checkout', '--quiet', '--', 'nx.json');
    expect(await runVerify(workspace, DAY)).toMatchObject({ ran: [], code: 0 });
    expect(checksOf(workspace)).toEqual(before);
  });

  it('another day runs the sunset check again, and nothing else, with the verdict of that day', async () => {
    const onDay = async (day: string): Promise<readonly string[]> => {
      const { ran } = await runVerify(workspace, { GONOGO_FAKE_DAY: day });
      const { status, today } = workspace.readJson('artifacts/capability_sunset_report.json');
      return [String(today), String(status), ...ran];
    };
    expect(await onDay('2026-05-31')).toEqual(['2026-05-31', 'passed']);
    expect(await onDay('2026-06-01')).toEqual(['2026-06-01', 'passed', SUNSET]);
    expect(await onDay('2026-06-02')).toEqual(['2026-06-02', 'failed', SUNSET]);
    expect(await onDay('2026-06-02')).toEqual(['2026-06-02', 'failed']);
    expect(await onDay('2026-05-31')).toEqual(['2026-05-31', 'passed']);
  });
});
