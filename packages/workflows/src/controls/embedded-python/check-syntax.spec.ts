import { spawnSync } from 'node:child_process';
import { createCpythonChecker } from './cpython-checker.js';
import type { SyntaxChecker } from './check-syntax.js';
import { createRuffChecker } from './ruff-checker.js';

async function verdict(checker: SyntaxChecker, text: string, version = '3.12'): Promise<string> {
  const [found] = await checker.check([{ text, version }]);
  return found?.kind === 'invalid' ? `invalid at ${found.offset}` : `${found?.kind}`;
}

// Each pair: what compile() rejects, with the offset of the finding, and the nearest text that compiles.
const PAIRS: [rejected: string, offset: number, accepted: string][] = [
  ['print(1))', 8, 'print((1))'],
  ['x = "é😀" + )', 12, 'x = "é😀" + ()'],
  ['if x:\nprint(1)\n', 6, 'if x:\n print(1)\n'],
  [' x = 1\n', 0, 'x = 1\n'],
  ['x = 08', 4, 'x = 8'],
  ['print "a"', 6, 'print ("a")'],
  ['x = 1\r\ny = )\r\n', 11, 'x = 1\r\ny = ()\r\n'],
  ['a = 1\nfrom __future__ import annotations\n', 6, 'from __future__ import annotations\na = 1\n'],
  ['def f():\n  from m import *\n', 11, 'from m import *\n'],
  ['from __future__ import braces', 23, 'from __future__ import division'],
  ['*a, *b = c', 0, '*a, b = c'],
  ['break', 0, 'while 1: break'],
  ['continue', 0, 'while 1: continue'],
  ['yield 1', 0, 'def f(): yield 1'],
  ['return 1', 0, 'def f(): return 1'],
  ['try: pass\nexcept: pass\nexcept A: pass', 10, 'try: pass\nexcept A: pass\nexcept: pass'],
  ['def f():\n  global x\n  nonlocal x', 18, 'def f():\n  global x'],
  ['class C:\n  nonlocal x', 20, 'def f():\n  x = 1\n  class C:\n    nonlocal x'],
  ['def f():\n  x = 1\n  global x', 11, 'def f():\n  global x\n  x = 1'],
  ['def f(): await x', 9, 'async def f(): await x'],
  ['async def f():\n  yield from x', 17, 'async def f():\n  await x'],
  ['return 1  # noqa', 0, 'x = 1  # noqa'],
  ['# ruff: noqa\nreturn 1', 13, '# ruff: noqa\nx = 1'],
  ['# ruff: disable[F706]\nreturn 1', 22, '# ruff: disable[F706]\nx = 1'],
];

// Ordinary lint, which is none of this control's business.
const LINT = [
  '"%s %s" % (1,)', '"%z" % 1', '"{} {}".format(1)', 'x is "a"', 'assert (1, "a")', 'raise NotImplemented',
  'print >> x, 1', '__all__ = [1]', 'if (1, 2): pass', 'class A:\n  def __init__(self): return 1',
  'class A:\n  def __init__(self): yield 1', 'def f():\n  raise\n', 'undefined', 'x = (i async for i in y)',
  'f(**{"x": 3}, x=5)', 'def f(x: "1 +"): pass',
]; // prettier-ignore

describe('the built-in checker', () => {
  it.each(PAIRS)('rejects %j', async (rejected, offset, accepted) => {
    const checker = await createRuffChecker();
    expect(await verdict(checker, rejected)).toBe(`invalid at ${offset}`);
    expect(await verdict(checker, accepted)).toBe('valid');
  });

  it.each(LINT)('has nothing to say about %j', async (text) => {
    expect(await verdict(await createRuffChecker(), text)).toBe('valid');
  });

  it.each([
    ['match x:\n  case 1: pass', '3.9', '3.10'],
    ['try: pass\nexcept* A: pass', '3.10', '3.11'],
    ['f"{a["b"]}"', '3.11', '3.12'],
    ['type X = int', '3.11', '3.12'],
    ['(x := 1)', '3.7', '3.8'],
  ])('judges %j by its version', async (text, older, newer) => {
    const checker = await createRuffChecker();
    expect(await verdict(checker, text, older)).toMatch('invalid');
    expect(await verdict(checker, text, newer)).toBe('valid');
  });

  it('checks for a version newer than it knows with the newest grammar, for an older one not at all', async () => {
    const checker = await createRuffChecker();
    expect(await verdict(checker, 'x = 1', '3.99')).toBe('valid');
    expect(await verdict(checker, 'print "a"', '2.7')).toBe('unknown');
    expect(await verdict(checker, 'x = 1', '3.6')).toBe('unknown');
  });

  it.each(['', '\n', '\0', '\ud800', '('.repeat(5000), 'x'.repeat(1_000_000), 'f"{'.repeat(500)])(
    'survives odd text (%#)',
    async (text) => {
      expect(await verdict(await createRuffChecker(), text)).toMatch(/valid|unknown/);
    },
  );
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
(hasPython ? describe : describe.skip)('a real CPython', () => {
  it('agrees with the built-in checker on what compiles', async () => {
    const texts = [...PAIRS.flatMap(([rejected, , accepted]) => [rejected, accepted]), ...LINT];
    const requests = texts.map((text) => ({ text, version: '3.12' }));
    const ruff = await createRuffChecker();
    const kinds = async (checker: SyntaxChecker) =>
      (await checker.check(requests)).map(({ kind }, index) => `${kind}: ${texts[index]}`);
    expect(await kinds(createCpythonChecker('python3'))).toEqual(await kinds(ruff));
  });

  it('gives places in UTF-16 code units', async () => {
    const checker = createCpythonChecker('python3');
    expect(await verdict(checker, 'x = 1\ny = "é😀" + )')).toBe('invalid at 18');
    expect(await verdict(checker, 'x = "\0"')).toBe('invalid at 0');
  });

  it('runs nothing', async () => {
    expect(await verdict(createCpythonChecker('python3'), 'import os; os._exit(1)')).toBe('valid');
  });
});

describe('a real CPython that does not answer', () => {
  it.each(['/nowhere/python', 'true', 'false'])('leaves all unknown (%s)', async (interpreter) => {
    const [found] = await createCpythonChecker(interpreter).check([{ text: 'x', version: '3.12' }]);
    expect(found?.kind === 'unknown' ? found.reason : found).toContain(
      `interpreter "${interpreter}" did not answer`,
    );
  });
});
