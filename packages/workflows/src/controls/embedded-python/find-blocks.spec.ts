import fc from 'fast-check';
import { parseShellScript } from '../../shell/index.js';
import { charactersAt } from '../../testing/characters-at.js';
import { itemAt } from '../../testing/item-at.js';
import { findBlocks } from './find-blocks.js';
import { scriptLanguage } from './script-language.js';
import { dedent, verbatim } from './text.js';

const codes = (script: string) => findBlocks(parseShellScript(script)).map(({ code }) => code.text);
const heredoc = (command: string) => `${command} <<'PY'\ncode\nPY\n`;

it.each([
  'python', 'python -', 'python3 -u - arg', 'python3.12', 'pypy3', 'py -3', 'py -V:3.11 -', '/usr/bin/python3',
  './venv/bin/python', 'C:\\\\Python\\\\python.exe', '"$HOME/bin/python3"', '$PYTHON -', '"${PYTHON:-python3}"',
  '${{ steps.py.outputs.python-path }} -', 'python -X dev -W error', 'python --check-hash-based-pycs always -',
  'python /dev/stdin', 'python /dev/fd/0 x', 'env python', 'env -i A=1 python', '/usr/bin/env python3', 'sudo python',
  'sudo -u me -E python', 'time python', 'timeout -k 5 10 python', 'nice -n 5 python', 'nohup python', 'exec python',
  'command python', 'uv run python', 'uv --quiet run --with a --python 3.12 python', 'uv run -', 'uv run --no-project -',
  'poetry run python', 'conda run -n base python', 'docker run -i --rm image python', 'kubectl exec -i pod -- python -',
  'ssh host python3', 'A=1 python', '! python', 'time -p python', 'if true; then python', 'f() { python',
  '(python', 'x=$(python', 'echo "$(python',
])('reads the here-document of: %s', (command) => {
  expect(codes(heredoc(command))).toEqual(['code\n']);
}); // prettier-ignore

it.each([
  'python script.py', 'python -m module', 'python -V', 'python --help', 'python -um module', 'pythonic', 'cat', 'cat > x.py',
  'echo python', 'env', 'uv pip', 'uv run script.py', 'uv run -m module', 'sudo', 'timeout', 'python - < file',
  'python ./-', 'pip install', '$OTHER -',
])('leaves alone the here-document of: %s', (command) => {
  const before = command.includes('< file') ? "python - <<'PY' < file\ncode\nPY\n" : heredoc(command);
  expect(codes(before)).toEqual([]);
}); // prettier-ignore

it.each([
  ["cat <<'PY' | python\ncode\nPY\n", ['code\n']],
  ["cat - <<'PY' | python - x\ncode\nPY\n", ['code\n']],
  ["tee f <<'PY' | python\ncode\nPY\n", ['code\n']],
  ["cat file <<'PY' | python\ncode\nPY\n", []],
  ["cat <<'PY' | sort | python\ncode\nPY\n", []],
  ["cat <<'PY' | python script.py\ncode\nPY\n", []],
  ["bash <<'SH'\npython -c 'code'\nSH\n", ['code']],
  ["bash -s -- <<'SH'\npython -c 'code'\nSH\n", ['code']],
  ["bash script.sh <<'SH'\npython -c 'code'\nSH\n", []],
  ['bash -ec "python -c \'code\'"', ['code']],
  ['bash -c "bash -c \\"python -c code\\""', []],
  ['python -c', []],
])('follows input through %j', (script, expected) => {
  expect(codes(script)).toEqual(expected);
});

it('finds the code of any here-document in its place', () => {
  const line = fc.constantFrom('x = 1', '', '  y', 'print("$x")', "'", '#', ')');
  fc.assert(
    fc.property(
      fc.array(line),
      fc.constantFrom('', 'echo "a\nb"\n', 'f <<X\nX\n'),
      (lines, before) => {
        const body = lines.map((each) => `${each}\n`).join('');
        const script = `${before}python - <<'PY'\n${body}PY\necho`;
        const { code } = itemAt(findBlocks(parseShellScript(script)), 0);
        expect(code.text).toBe(body);
        expect(charactersAt(script, code.offsets)).toBe(body);
      },
    ),
  );
});

it.each([
  [undefined, false, 'shell'],
  [undefined, true, 'other'],
  ['bash', true, 'shell'],
  ['bash -el {0}', false, 'shell'],
  ['/bin/sh -e {0}', false, 'shell'],
  ['C:\\\\msys64\\\\usr\\\\bin\\\\bash.exe {0}', true, 'shell'],
  ['${{ matrix.shell }}', false, 'shell'],
  ['python', false, 'python'],
  ['python3 {0}', false, 'python'],
  ['/opt/bin/python3.12 -u {0}', false, 'python'],
  ['uv run python {0}', false, 'python'],
  ['pwsh', false, 'other'],
  ['powershell', true, 'other'],
  ['cmd', true, 'other'],
  ['node {0}', false, 'other'],
  ['python -m runner', false, 'other'],
  ['', false, 'other'],
] as const)('reads shell %j (Windows: %s) as %s', (shell, onWindows, expected) => {
  expect(scriptLanguage(shell, onWindows)).toBe(expected);
});

it.each([
  ['  a\n    b\n\n  c', 'a\n  b\n\nc'],
  ['a\n  b', 'a\n  b'],
  ['\ta\n\tb', 'a\nb'],
  ['\ta\n  b', '\ta\n  b'],
  ['', ''],
  ['  \n  a\n', '\na\n'],
])('dedents %j', (text, expected) => {
  const result = dedent(verbatim(text));
  expect(result.text).toBe(expected);
  expect(result.offsets.length).toBe(expected.length + 1);
  expect(charactersAt(text, result.offsets)).toBe(expected);
});
