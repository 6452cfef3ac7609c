import { transformFileSync } from '@swc/core';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withWorkspace } from '../testing/workspace.js';
import { serializeReport, writeReport, writeText } from './write-report.js';

it('writes two-space JSON with a final newline, making folders, and leaves nothing beside it', () =>
  withWorkspace({}, (root) => {
    writeReport(join(root, 'a/b/r.json'), { status: 'passed', list: [1] });
    expect(readFileSync(join(root, 'a/b/r.json'), 'utf8')).toBe(
      '{\n  "status": "passed",\n  "list": [\n    1\n  ]\n}\n',
    );
    expect(readdirSync(join(root, 'a/b'))).toEqual(['r.json']);
  }));

it('replaces what was there, also by less', () =>
  withWorkspace({ 'r.txt': 'long before' }, (root) => {
    writeText(join(root, 'r.txt'), 'é');
    expect(readFileSync(join(root, 'r.txt'), 'utf8')).toBe('é');
  }));

it.each([
  [
    'a folder is in its place',
    (root: string) => mkdirSync(join(root, 'd/r.json'), { recursive: true }),
  ],
  ['a file is in place of its folder', (root: string) => writeFileSync(join(root, 'd'), '')],
])('throws where %s, and leaves no temporary file', (_, prepare) =>
  withWorkspace({}, (root) => {
    prepare(root);
    expect(() => writeReport(join(root, 'd/r.json'), {})).toThrow(/EISDIR|ENOTDIR|EEXIST/);
    expect(readdirSync(root)).toEqual(['d']);
  }),
);

const LARGE = 400_000;

/** Compiled once, so that a process of its own can run it. */
const compiled = transformFileSync(join(__dirname, 'write-report.ts'), {
  swcrc: false,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
}).code;

/** A process that writes reports of one repeated letter without end. */
function writer(path: string, letters: string) {
  const code = `${compiled}
    for (let i = 0; ; i++) {
      exports.writeText(${JSON.stringify(path)}, ${JSON.stringify(letters)}[i % 2].repeat(${LARGE}));
    }`;
  return spawn(process.execPath, ['-e', code], { stdio: 'ignore', cwd: __dirname });
}

function ended(child: ReturnType<typeof writer>): Promise<unknown> {
  return new Promise((resolve) => child.once('exit', resolve));
}

function expectWhole(text: string): void {
  expect(text.length).toBe(LARGE);
  expect(new Set(text).size).toBe(1);
}

it(
  'is whole, old or new, whenever its writer is killed',
  () =>
    withWorkspace({ 'r.json': 'o'.repeat(LARGE) }, async (root) => {
      const path = join(root, 'r.json');
      for (let run = 0; run < 12; run++) {
        const child = writer(path, 'ab');
        const exit = ended(child);
        await new Promise((resolve) => setTimeout(resolve, 40 + run * 7));
        child.kill('SIGKILL');
        await exit;
        expectWhole(readFileSync(path, 'utf8'));
      }
    }),
  30_000,
);

it(
  'is whole for a reader while two processes write it',
  () =>
    withWorkspace({ 'r.json': 'o'.repeat(LARGE) }, async (root) => {
      const path = join(root, 'r.json');
      const writers = [writer(path, 'ab'), writer(path, 'cd')];
      const exits = writers.map(ended);
      const seen = new Set<string>();
      const end = Date.now() + 1500;
      while (Date.now() < end) {
        const text = readFileSync(path, 'utf8');
        expectWhole(text);
        seen.add(text.charAt(0));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      for (const child of writers) child.kill('SIGKILL');
      await Promise.all(exits);
      expect(seen.size).toBeGreaterThan(1);
      expect(existsSync(path)).toBe(true);
    }),
  30_000,
);

it('writes the same bytes for the same report', () => {
  expect(serializeReport({ b: 1, a: [] })).toBe('{\n  "b": 1,\n  "a": []\n}\n');
});
