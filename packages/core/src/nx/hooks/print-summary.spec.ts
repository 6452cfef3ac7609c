import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeTaskGraph } from '../../testing/task-graph.js';
import { withWorkspace, type WorkspaceFiles } from '../../testing/workspace.js';
import type { TaskResults } from './after-tasks.js';
import { printSummary } from './print-summary.js';

type Status = TaskResults[string]['status'];

/** Results of tasks, with the outputs that each declares. */
function results(tasks: Readonly<Record<string, readonly [Status, ...string[]]>>): TaskResults {
  return Object.fromEntries(
    Object.entries(tasks).flatMap(([id, [status, ...outputs]]) => {
      const task = fakeTaskGraph({ [id]: [] }).tasks[id];
      const code = status === 'failure' ? 1 : 0;
      return task === undefined ? [] : [[id, { task: { ...task, outputs }, status, code }]];
    }),
  );
}

interface Given {
  readonly environment?: NodeJS.ProcessEnv;
  readonly evidenceTargets?: ReadonlySet<string>;
  readonly noTerminal?: boolean;
}

function print(root: string, given: Given, taskResults: TaskResults): string {
  const written: string[] = [];
  const write = (text: string): void => void written.push(text);
  printSummary({
    workspaceRoot: root,
    results: taskResults,
    artifactsDir: 'artifacts',
    evidenceTargets: given.evidenceTargets ?? new Set(),
    terminal: given.noTerminal
      ? undefined
      : { write, isTTY: false, environment: given.environment ?? {} },
  });
  return written.join('');
}

const report = (status: string): string =>
  JSON.stringify({
    status,
    contract: 'x_v1',
    checks: [{ check_id: 'c', passed: status === 'passed', detail: 'is so' }],
  });

const FILES: WorkspaceFiles = {
  'artifacts/good.json': report('passed'),
  'artifacts/bad.json': report('failed'),
  'artifacts/gate.json': JSON.stringify({ decision: 'no-go', contract: 'gate_v1' }),
  'dist/stats.json': '{"decision": "tree-shaken"}',
  'artifacts/broken.json': '{"decision": "go", "contract": ',
};

const rowsOf = (text: string): string[] =>
  text.split('\n').flatMap((line) => {
    const [, project, control, verdict] = line.split('│').map((cell) => cell.trim());
    return verdict === undefined || project === 'project'
      ? []
      : [`${project} ${control} ${verdict}`];
  });

it('shows evidence that was made, restored, or could not be made, and not what was skipped', () =>
  withWorkspace(FILES, (root) => {
    const text = print(
      root,
      {},
      results({
        'b:evidence-x': ['success', 'artifacts/bad.json'],
        'a:evidence-x': ['local-cache', 'artifacts/good.json', 'artifacts/good.md'],
        'c:evidence-x': ['failure', 'artifacts/gone.json'],
        'd:evidence-x': ['skipped', 'artifacts/good.json'],
        'a:verify': ['failure'],
        'a:build': ['success', 'dist/stats.json', 'dist'],
      }),
    );
    expect(rowsOf(text)).toEqual(['a good passed', 'b bad failed', 'c gone missing']);
    expect(text).toContain('3 controls: 1 passed, 1 failed, 1 missing\n');
    expect(text).toContain('First failing control: ');
  }));

it('takes no report of an earlier run for that of a task which failed without one', () =>
  withWorkspace(
    { ...FILES, 'artifacts/go.json': '{"decision":"go","contract":"g_v1"}' },
    (root) => {
      const text = print(
        root,
        {},
        results({
          'a:evidence-x': ['failure', 'artifacts/good.json'],
          'b:evidence-x': ['failure', 'artifacts/bad.json'],
          'g:release-gate': ['failure', 'artifacts/go.json'],
        }),
      );
      expect(rowsOf(text)).toEqual(['a good missing', 'b bad failed']);
      expect(text).toContain('a:evidence-x failed without making evidence');
      expect(text).not.toContain('Decision');
    },
  ));

it('knows evidence by another name where it was given one', () =>
  withWorkspace(FILES, (root) => {
    const run = results({
      'a:policy': ['remote-cache', 'artifacts/good.json'],
      'a:policy-else': ['success', 'artifacts/bad.json'],
    });
    expect(print(root, {}, run)).toBe('');
    expect(rowsOf(print(root, { evidenceTargets: new Set(['policy']) }, run))).toEqual([
      'a good passed',
    ]);
  }));

it('shows the decision of a gate, and takes no other file for one', () =>
  withWorkspace(FILES, (root) => {
    const text = print(
      root,
      {},
      results({
        'g:release-gate': ['failure', 'artifacts/gate.json', 'artifacts/gate.md'],
        'h:evidence-gate': ['success', 'artifacts/gate.json'],
        'a:build': ['success', 'dist/stats.json', 'artifacts/broken.json'],
      }),
    );
    expect(text).toBe('\nDecision of g: no-go\nDecision of h: no-go\n');
  }));

it('does nothing after a run without such tasks', () =>
  withWorkspace(FILES, (root) => {
    expect(print(root, {}, results({ 'a:build': ['success', 'dist/stats.json'] }))).toBe('');
    expect(print(root, {}, {})).toBe('');
    expect(existsSync(join(root, 'artifacts/gonogo.sarif'))).toBe(false);
  }));

describe('files', () => {
  const run = results({ 'b:evidence-x': ['success', 'artifacts/bad.json'] });

  it('are left as SARIF and Markdown, also where nobody sees the table', () =>
    withWorkspace(FILES, (root) => {
      expect(print(root, { noTerminal: true }, run)).toBe('');
      const sarif: unknown = JSON.parse(readFileSync(join(root, 'artifacts/gonogo.sarif'), 'utf8'));
      expect(sarif).toMatchObject({ runs: [{ results: [{ ruleId: 'c' }] }] });
      expect(readFileSync(join(root, 'artifacts/gonogo.md'), 'utf8')).toContain('is so');
    }));

  it('are written again only where they would change', () =>
    withWorkspace(FILES, (root) => {
      const sarif = join(root, 'artifacts/gonogo.sarif');
      const before = new Date('2026-01-01T00:00:00Z');
      print(root, {}, run);
      utimesSync(sarif, before, before);
      print(root, {}, run);
      expect(statSync(sarif).mtime).toEqual(before);
      print(root, {}, results({ 'a:evidence-x': ['success', 'artifacts/good.json'] }));
      expect(readFileSync(sarif, 'utf8')).toContain('gonogo/a/');
    }));

  it('that cannot be left do not take the table away', () =>
    withWorkspace({ ...FILES, 'artifacts/gonogo.sarif/x': '' }, (root) => {
      const text = print(root, {}, run);
      expect(rowsOf(text)).toEqual(['b bad failed']);
      expect(text).toMatch(
        /\[gonogo\] the run's files could not be left in .*artifacts \(EISDIR\)\n/,
      );
    }));
});

describe('GitHub Actions', () => {
  const run = results({ 'b:evidence-x': ['success', 'artifacts/bad.json'] });
  const summary = (root: string): string => join(root, 'summary.md');

  it.each([{}, { GITHUB_ACTIONS: 'false' }, { GITHUB_ACTIONS: '1' }])(
    'is told nothing with %j',
    (environment) =>
      withWorkspace(FILES, (root) => {
        const all = { ...environment, GITHUB_STEP_SUMMARY: summary(root) };
        expect(print(root, { environment: all }, run)).not.toContain('::error');
        expect(existsSync(summary(root))).toBe(false);
      }),
  );

  it('is given annotations and a step summary after what is there', () =>
    withWorkspace(FILES, (root) => {
      writeFileSync(summary(root), 'before\n');
      const environment = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary(root) };
      expect(print(root, { environment }, run)).toContain('\n::error title=bad (b)::c: is so\n');
      const text = readFileSync(summary(root), 'utf8');
      expect(text.startsWith('before\n## Production readiness\n')).toBe(true);
    }));

  it('is given annotations where there is no step summary', () =>
    withWorkspace(FILES, (root) => {
      const environment = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '' };
      expect(print(root, { environment }, run)).toContain('::error title=');
    }));

  it('adds nothing to a step summary that is full', () =>
    withWorkspace(FILES, (root) => {
      writeFileSync(summary(root), 'x'.repeat(1024 * 1024));
      const environment = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary(root) };
      print(root, { environment }, run);
      expect(readFileSync(summary(root)).length).toBe(1024 * 1024);
    }));

  it('says that a step summary could not be written, and goes on', () =>
    withWorkspace(FILES, (root) => {
      const environment = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: root };
      expect(print(root, { environment }, run)).toContain(
        '[gonogo] the step summary could not be written (EISDIR)\n',
      );
    }));
});
