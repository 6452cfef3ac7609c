import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { withWorkspace, writeFiles } from '@gonogo/core/testing';
import { CATALOG_FILES } from './generate.js';
import { writeCatalog } from './write-catalog.js';

function textsOf(generation: string): Map<string, string> {
  return new Map(CATALOG_FILES.map((file) => [file, `${generation} ${file}\n`.repeat(2000)]));
}

function contentOf(folder: string): Record<string, string> {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, read(name)]));
}

describe('writing a catalog', () => {
  it('makes the folder', () =>
    withWorkspace({ 'x.txt': '' }, (root) => {
      writeCatalog(join(root, 'catalog'), textsOf('new'));
      expect(contentOf(join(root, 'catalog'))).toEqual(Object.fromEntries(textsOf('new')));
      expect(readdirSync(root).sort()).toEqual(['catalog', 'x.txt']);
    }));

  it('replaces the generated files, and keeps the others', () =>
    withWorkspace({ 'catalog/graph.json': 'old', 'catalog/README.md': 'mine' }, (root) => {
      writeCatalog(join(root, 'catalog'), textsOf('new'));
      const expected = { ...Object.fromEntries(textsOf('new')), 'README.md': 'mine' };
      expect(contentOf(join(root, 'catalog'))).toEqual(expected);
      expect(readdirSync(root)).toEqual(['catalog']);
    }));

  it('replaces the folder by two renames where the system cannot exchange folders', () =>
    withWorkspace({ 'catalog/graph.json': 'old', 'catalog/README.md': 'mine' }, (root) => {
      writeCatalog(join(root, 'catalog'), textsOf('new'), () => false);
      const expected = { ...Object.fromEntries(textsOf('new')), 'README.md': 'mine' };
      expect(contentOf(join(root, 'catalog'))).toEqual(expected);
      expect(readdirSync(root)).toEqual(['catalog']);
    }));

  it('removes what a run that was killed has left, but not what belongs to a running one', () =>
    withWorkspace({ 'catalog/graph.json': 'old' }, (root) => {
      mkdirSync(join(root, '.catalog.staging-999999999-aa'));
      mkdirSync(join(root, `.catalog.staging-${process.ppid}-bb`));
      writeCatalog(join(root, 'catalog'), textsOf('new'));
      expect(readdirSync(root).sort()).toEqual([`.catalog.staging-${process.ppid}-bb`, 'catalog']);
    }));

  it('leaves the old set where a file cannot be written', () =>
    withWorkspace({ 'catalog/graph.json/x': 'a folder is in the way' }, (root) => {
      const texts = new Map([...textsOf('new'), ['nowhere/x.json', '']]);
      expect(() => {
        writeCatalog(join(root, 'catalog'), texts);
      }).toThrow();
      expect(readdirSync(join(root, 'catalog'))).toEqual(['graph.json']);
    }));
});

/** Compiles the two modules with what jest compiles them with, so that a child process can load them. */
function compileInto(folder: string): void {
  for (const name of ['write-catalog', 'exchange-folders']) {
    const { code } = transformFileSync(join(__dirname, `${name}.ts`), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    writeFileSync(join(folder, `${name}.js`), code);
  }
}

/** Writes generations for ever; after the first it says so, and then it is killed from outside. */
const CHILD = `
const { writeCatalog } = require('./write-catalog.js');
const names = ${JSON.stringify(CATALOG_FILES)};
for (let generation = 1; ; generation += 1) {
  const text = (name) => (generation + ' ' + name + '\\n').repeat(2000);
  writeCatalog(process.argv[2], new Map(names.map((name) => [name, text(name)])));
  if (generation === 1) process.stdout.write('ready');
}
`;

async function killAfter(script: string, catalog: string, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [script, catalog], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  child.kill('SIGKILL');
  await ended;
}

describe('a process that is killed while it writes', () => {
  it(
    'leaves a whole set, at whatever moment',
    () =>
      withWorkspace({ 'code/child.js': CHILD }, async (root) => {
        compileInto(join(root, 'code'));
        const catalog = join(root, 'registry', 'catalog');
        for (let round = 0; round < 25; round += 1) {
          writeFiles(root, { 'registry/keep.txt': '' });
          await killAfter(join(root, 'code', 'child.js'), catalog, (round * 7) % 40);
          const content = contentOf(catalog);
          const generation = content['graph.json']?.split(' ')[0];
          const expected = CATALOG_FILES.map((name) => [
            name,
            `${generation} ${name}\n`.repeat(2000),
          ]);
          expect(content).toEqual(Object.fromEntries(expected));
        }
      }),
    60_000,
  );
});
