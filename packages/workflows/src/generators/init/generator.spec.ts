import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import type { Tree } from '@gonogo/core/generators';
import { REQUIRED_CHECKS_FILE } from '../../controls/required-status-checks/schema';
import initGenerator from './generator';

const CI = `on:
  pull_request:
  merge_group:
jobs:
  test:
    strategy: { matrix: { node: [20, 22] } }
    runs-on: ubuntu-latest
    steps: [{ run: npm test }]
  lint:
    name: Lint all
    runs-on: ubuntu-latest
    steps: [{ run: npm run lint }]
  sometimes:
    if: github.actor == 'someone'
    runs-on: ubuntu-latest
    steps: [{ run: 'true' }]
  computed:
    name: \${{ github.head_ref }}
    runs-on: ubuntu-latest
    steps: [{ run: 'true' }]
`;

const NIGHTLY = `on: { schedule: [{ cron: '0 3 * * *' }] }
jobs: { nightly: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] } }
`;

const NO_QUEUE = `on: { pull_request: }
jobs: { docs: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] } }
`;

function treeWith(files: Readonly<Record<string, string>>): Tree {
  const tree = createTreeWithEmptyWorkspace();
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  return tree;
}

/** Runs the generator and gives what it prints in a dry run. */
function init(tree: Tree): string {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const before = process.env.NX_DRY_RUN;
  process.env.NX_DRY_RUN = 'true';
  try {
    initGenerator(tree);
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    if (before === undefined) delete process.env.NX_DRY_RUN;
    else process.env.NX_DRY_RUN = before;
    write.mockRestore();
  }
}

describe('init', () => {
  it('lists the checks that arrive on every pull request under a known name', () => {
    const tree = treeWith({
      '.github/workflows/ci.yml': CI,
      '.github/workflows/nightly.yml': NIGHTLY,
      '.github/workflows/docs.yml': NO_QUEUE,
    });
    const printed = init(tree);
    expect(JSON.parse(tree.read(REQUIRED_CHECKS_FILE, 'utf-8') ?? '')).toEqual({
      required_status_checks: ['test (20)', 'test (22)', 'Lint all'],
      check_job_mapping: {
        'test (20)': { workflow: 'ci.yml', job_id: 'test' },
        'test (22)': { workflow: 'ci.yml', job_id: 'test' },
        'Lint all': { workflow: 'ci.yml', job_id: 'lint' },
      },
    });
    expect(printed).toContain('docs/required_status_checks.json: written');
    expect(printed).toContain('write docs/BRANCH_PROTECTION_POLICY.md');
  });

  it('judges branch filters by the default branch of nx.json', () => {
    const filtered = NO_QUEUE.replace('pull_request:', 'pull_request: { branches: [trunk] }');
    const files = { '.github/workflows/docs.yml': filtered };
    const trunk = treeWith({ ...files, 'nx.json': '{ "defaultBase": "origin/trunk" }' });
    init(trunk);
    expect(trunk.exists(REQUIRED_CHECKS_FILE)).toBe(true);
    const main = treeWith(files);
    init(main);
    expect(main.exists(REQUIRED_CHECKS_FILE)).toBe(false);
  });

  it('takes no name that two jobs report', () => {
    const tree = treeWith({
      '.github/workflows/a.yml': NO_QUEUE,
      '.github/workflows/b.yml': NO_QUEUE,
    });
    init(tree);
    expect(tree.exists(REQUIRED_CHECKS_FILE)).toBe(false);
  });

  it('writes no list without a check, and says why', () => {
    const tree = treeWith({ '.github/workflows/nightly.yml': NIGHTLY });
    expect(init(tree)).toContain('not written, because no job runs on every pull request');
    expect(tree.exists(REQUIRED_CHECKS_FILE)).toBe(false);
  });

  it('names a workflow that cannot be read', () => {
    const tree = treeWith({ '.github/workflows/broken.yml': 'on: [' });
    expect(init(tree)).toContain('.github/workflows/broken.yml:1:');
  });

  it('leaves what people wrote, and changes nothing the second time', () => {
    const tree = treeWith({
      '.github/workflows/ci.yml': CI,
      [REQUIRED_CHECKS_FILE]: '{ "ours": 1 }',
    });
    init(tree);
    const first = tree.listChanges();
    expect(init(tree)).toContain('Would be done:\n  nothing\n');
    expect(tree.listChanges()).toEqual(first);
    expect(tree.read(REQUIRED_CHECKS_FILE, 'utf-8')).toBe('{ "ours": 1 }');
  });
});
