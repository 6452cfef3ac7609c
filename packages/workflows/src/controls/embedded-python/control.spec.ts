import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOn, type WorkspaceFiles } from '@gonogo/core/testing';
import { embeddedPython } from './control.js';

const FIXTURES = join(__dirname, 'fixtures');

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

describe('fixtures', () => {
  it.each(readdirSync(FIXTURES))('%s', async (name) => {
    const folder = join(FIXTURES, name);
    const options = join(folder, 'options.json');
    const { checks } = await runOn(embeddedPython, join(folder, 'input'), {
      options: existsSync(options) ? readJson(options) : {},
    });
    expect({ checks }).toEqual(readJson(join(folder, 'expected.json')));
  });
});

const CI = '.github/workflows/ci.yml';
const workflow = (run: string) =>
  `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${run}\n`;

async function failed(files: WorkspaceFiles): Promise<string[]> {
  const { checks } = await runOn(embeddedPython, files);
  return checks
    .filter(({ passed }) => !passed)
    .map(({ check_id, location }) => `${check_id} ${location?.line}:${location?.column}`);
}

describe('places', () => {
  it.each([
    ['folded', ">\n          python -c 'import sys;\n          print(1))'", 'block_1:line_7 8:19'],
    ['double-quoted', '"python -c \'print(\\"a\\"))\'"', 'block_1:line_6 6:38'],
    ['single-quoted', "'python -c \"print(''a''))\"'", 'block_1:line_6 6:38'],
    ['plain', "python\n          -c 'print(1))'", 'block_1:line_7 7:23'],
    [
      'indicated',
      "|2-\n            python <<'PY'\n          1 +\n          PY",
      'block_1:line_8 8:14',
    ],
  ])('are exact in a %s script', async (_name, run, expected) => {
    const [found] = await failed({
      [CI]: workflow(run),
    });
    expect(found).toBe(`workflow_python_syntax:${CI}:${expected}`);
  });

  it('are exact with CRLF line ends and a byte-order mark', async () => {
    const text = workflow("|\n          python <<'PY'\n          print(1))\n          PY");
    expect(await failed({ [CI]: `\ufeff${text.replaceAll('\n', '\r\n')}` })).toEqual([
      `workflow_python_syntax:${CI}:block_1:line_8 8:19`,
    ]);
  });
});

it('does not dedent a here-document, not even for versions that dedent -c', async () => {
  const run = "|\n          python3.14 <<'PY'\n            print(1)\n          PY";
  expect(await failed({ [CI]: workflow(run) })).toEqual([
    `workflow_python_syntax:${CI}:block_1:line_8 8:11`,
  ]);
});

describe('bad input', () => {
  it.each([
    ['invalid UTF-8', Buffer.from([0x6f, 0x6e, 0xff, 0xfe]), `workflow_exists:${CI} 1:1`],
    ['a huge file', Buffer.alloc(50 * 1024 * 1024, 'a'), `workflow_exists:${CI} 1:1`],
    ['binary', Buffer.from([0, 1, 2, 3]), `workflow_yaml_valid:${CI} 1:1`],
    ['deep nesting', `a: ${'['.repeat(9999)}`, `workflow_yaml_valid:${CI} 1:103`],
    ['cyclic aliases', 'jobs: &a\n  b: *a\n', `workflow_yaml_valid:${CI} 2:6`],
  ])('is a finding: %s', async (_name, content, expected) => {
    expect(await failed({ [CI]: content })).toEqual([expected]);
  });

  it('is a finding: no workflow at all', async () => {
    expect(await failed({ 'README.md': '' })).toEqual(['workflow_exists undefined:undefined']);
  });

  it('leaves a script that nests too deep unverified', async () => {
    const { checks, status } = await runOn(embeddedPython, {
      [CI]: workflow(`|\n          ${'('.repeat(500)}`),
    });
    expect(status).toBe('unverified');
    expect(checks.at(-1)).toMatchObject({
      check_id: `workflow_script_read:${CI}:line_7`,
      unverified: true,
      location: { file: CI, line: 7 },
    });
  });

  it('refuses options that it does not know', async () => {
    const options = { python_version: 3.12 };
    await expect(runOn(embeddedPython, { [CI]: '' }, { options })).rejects.toThrow(
      'python_version',
    );
  });
});

it('leaves blocks unverified where the interpreter does not answer', async () => {
  const { checks } = await runOn(
    embeddedPython,
    { [CI]: workflow('python2 -c \'print "a"\'') },
    { options: { interpreter: '/nowhere/python' } },
  );
  expect(checks.at(-1)).toMatchObject({ unverified: true, passed: false });
});
