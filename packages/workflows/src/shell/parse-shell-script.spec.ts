import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { charactersAt } from '../testing/characters-at.js';
import { itemAt } from '../testing/item-at.js';
import { parseShellScript } from './parse-shell-script.js';
import type { ShellCommand } from './types.js';

function firstCommand(text: string): ShellCommand {
  return itemAt(parseShellScript(text).commands, 0);
}

/** Each command as its words, computed ones as `?`. */
function commands(text: string): string[] {
  return parseShellScript(text).commands.map(({ words }) =>
    words.map(({ value }) => value ?? '?').join(' '),
  );
}

function heredocs(text: string): [delimiter: string, body: string, terminated: boolean][] {
  return parseShellScript(text).heredocs.map((heredoc) => [
    heredoc.delimiter,
    heredoc.body,
    heredoc.terminated,
  ]);
}

function ignored(text: string): string[] {
  const { commands: all } = parseShellScript(text);
  return all.filter((each) => each.failureIgnored).map(({ words }) => words[0]?.value ?? '');
}

describe('words', () => {
  it.each([
    ['a b\tc', ['a b c']],
    ['a "b c" \'d e\' f\\ g', ['a b c d e f g']],
    ['a $\'x\\ty\\u00e9\\101\' $"l"', ['a x\tyéA l']],
    ['a "\\$b \\x \\\\" # c "', ['a $b \\x \\']],
    ['a#b c\\\nd', ['a#b cd']],
    ['a $b "${c}" `d` $(e f)', ['a ? ? ? ?', 'd', 'e f']],
    ['a "$(b "c $(d)")"', ['a ?', 'b ?', 'd']],
    ['a `b \\`c\\` d`', ['a ?', 'b ? d', 'c']],
    ['a "${x:-it\'s}" b', ['a ? b']],
    ["a ${x#'}'} b", ['a ? b']],
    ['a ${x:-$(b)} "c', ['a ? c', 'b']],
    ['a @(b|c) d; e', ['a ? d', 'e']],
    ['X=1 Y="$(b)" c', ['c', 'b']],
    ['arr=(a "b" $(c) # d )\n e)\nf', ['', 'c', 'f']],
    ['a=$((1<<2)) b', ['b']],
    ['((x = 1<<3)); a', ['a']],
    ['((a); b)', ['a', 'b']],
    ['a > f 2>&1 < g &> h b', ['a b']],
    ['a <(b <<<c) >(d)', ['a ? ?', 'b', 'd']],
  ])('%j', (text, expected) => {
    expect(commands(text)).toEqual(expected);
  });

  it.each([
    ['a', 'none'],
    ["'a'", 'single'],
    ['"a"', 'double'],
    ["$'a'", 'ansi-c'],
    ['a"b"', 'mixed'],
    ['"a$b"', 'double'],
    ['$a', 'none'],
  ])('tells the quoting of %s', (text, quoting) => {
    expect(itemAt(firstCommand(`x ${text}`).words, 1).quoting).toBe(quoting);
  });

  it('maps each character of a value to its place', () => {
    const word = itemAt(firstCommand('x a"b\\"c"$\'\\n\'d').words, 1);
    expect(word.value).toBe('ab"c\nd');
    expect(word.offsets).toEqual([2, 4, 6, 7, 11, 14, 15]);
  });

  it('masks expansions and expressions with as many underscores, and knows which it was', () => {
    const text = 'x "a${{ \'}}"\' }}b" c$d';
    const { words } = firstCommand(text);
    const first = itemAt(words, 1);
    const second = itemAt(words, 2);
    expect(first).toMatchObject({ value: undefined, hasExpression: true });
    expect(first.expanded).toMatchObject({ text: 'a____________b', hasExpansion: false });
    expect(second).toMatchObject({ value: undefined, hasExpression: false, raw: 'c$d' });
    expect(second.expanded).toMatchObject({ text: 'c__', hasExpansion: true });
  });
});

describe('structure', () => {
  it.each([
    ['if a; then b; elif c; then d; else e; fi; f', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['while a; do b; done < <(c)\nuntil d; do e; done', ['a', 'b', 'c', 'd', 'e']],
    ['for x in a $(b); do c; done; for ((i=0;i<1;i++)); do d; done', ['b', 'c', 'd']],
    ['case $x in a|b) c;; (d) e;& *) f ;; esac; g', ['c', 'e', 'f', 'g']],
    ['f() { a; }; function g { b; }; function h() (c)\nd', ['a', 'b', 'c', 'd']],
    ['[[ $a =~ ^(b|c)$ && -f $(d) ]] && e', ['d', 'e']],
    ['(a; b) | { c; d; } & e', ['a', 'b', 'c', 'd', 'e']],
    ['! a; time -p b; coproc c', ['a', 'b', 'c']],
    ['a; done; b )\nc', ['a', 'b', 'c']],
    ['echo if then fi }; a', ['echo if then fi }', 'a']],
    ['', []],
    [';;;', []],
    ['case x in', []],
  ])('%j', (text, expected) => {
    expect(commands(text)).toEqual(expected);
  });

  it('knows what a command is piped from', () => {
    const script = parseShellScript('a | b |& c; d');
    expect(script.commands.map(({ pipedFrom }) => pipedFrom)).toEqual([undefined, 0, 1, undefined]);
  });

  it('knows which commands are in a function', () => {
    const script = parseShellScript('f() { a; if b; then c; fi; }\nd');
    expect(script.commands.filter((each) => each.inFunction).length).toBe(3);
  });

  it.each([
    ['a || true', ['a']],
    ['a || exit 1', []],
    ['a || { echo no; exit 1; }', []],
    ['a || exit 0', ['a']],
    ['a || echo "$(exit 1)"', ['a']],
    ['a || b || false', []],
    ['a && b || c', ['a', 'b']],
    ['a && b\nc', ['a']],
    ['c\na && b', []],
    ['! a', ['a']],
    ['if a; then b; fi', ['a']],
    ['while a; do b; done', ['a']],
    ['a & b', ['a']],
    ['a | b', []],
    ['a &> f\nb 2>&1', []],
  ])('knows whose failure is ignored in %j', (text, expected) => {
    expect(ignored(text)).toEqual(expected);
  });
});

describe('here-documents', () => {
  it.each([
    ['cat <<PY\na\nPY\nb', [['PY', 'a\n', true]]],
    ["cat <<'PY'\na\nPY", [['PY', 'a\n', true]]],
    ['cat << "E O"\na\nE O\n', [['E O', 'a\n', true]]],
    ['cat <<\\PY\na\nPY\n', [['PY', 'a\n', true]]],
    ['cat <<E"O"F\na\nEOF\n', [['EOF', 'a\n', true]]],
    ["cat <<$'PY'\na\nPY\n", [['PY', 'a\n', true]]],
    ['cat <<$x\na\n$x\n', [['$x', 'a\n', true]]],
    ['cat <<""\na\n\nb', [['', 'a\n', true]]],
    ['cat <<-PY\n\t\ta\n\tPY\n', [['PY', 'a\n', true]]],
    ['cat <<-PY\n  a\n  PY\n', [['PY', '  a\n  PY\n', false]]],
    ['cat <<PY\na\nPY \nb', [['PY', 'a\nPY \nb', false]]],
    ['cat <<PY\na\\\nPY\nPY\n', [['PY', 'a\\\nPY\n', true]]],
    ["cat <<'PY'\na\\\nPY\nPY\n", [['PY', 'a\\\n', true]]],
    [
      'cat <<A <<B\n1\nA\n2\nB\n',
      [
        ['A', '1\n', true],
        ['B', '2\n', true],
      ],
    ],
    [
      'x=$(cat <<A\n1\nA\n)\ny=`cat <<B\n2\nB\n`',
      [
        ['A', '1\n', true],
        ['B', '2\n', true],
      ],
    ],
    [
      'x=$(cat <<A\n1\nA)\ncat <<B\n2\nB',
      [
        ['A', '1\n', true],
        ['B', '2\n', true],
      ],
    ],
    [
      'cat <(cat <<A\n1\nA\n) "$(cat <<B\n2\nB\n)"',
      [
        ['A', '1\n', true],
        ['B', '2\n', true],
      ],
    ],
    ['cat <<A "x\ny"\n1\nA\n', [['A', '1\n', true]]],
    ['cat <<A && b\n1\nA\n', [['A', '1\n', true]]],
    ['a <<<PY; echo $((1<<2)) "<<X" # <<Y\n(( x<<=2 ))', []],
    ['cat <<A', [['A', '', false]]],
    ['if cat <<A\n1\nA\nthen b; fi', [['A', '1\n', true]]],
    ['case x in a) cat <<A ;;\n1;;)\nA\nesac', [['A', '1;;)\n', true]]],
  ] as const)('%j', (text, expected) => {
    expect(heredocs(text)).toEqual(expected);
  });

  it('feeds standard input with the last redirection of descriptor 0 only', () => {
    const feeding = (text: string) => firstCommand(text).heredocs.map(({ delimiter }) => delimiter);
    expect(feeding('a <<A <<B\nA\nB\n')).toEqual(['B']);
    expect(feeding('a 3<<A\nA\n')).toEqual([]);
    expect(feeding('a 0<<A\nA\n')).toEqual(['A']);
    expect(feeding('a <<A <f\nA\n')).toEqual([]);
    expect(firstCommand('a <<A <<<"b"\nA\n').hereString?.value).toBe('b');
  });

  it('expands a body only where its delimiter is not quoted, and finds commands in it', () => {
    const script = parseShellScript('a <<A\n\\$x \\" $y `b` $(c)\nA\n');
    expect(itemAt(script.heredocs, 0).expanded).toMatchObject({
      text: '$x \\" __ ___ ____\n',
      hasExpansion: true,
    });
    expect(script.commands.map(({ words }) => words[0]?.value)).toEqual(['a', 'b', 'c']);
    const quoted = itemAt(parseShellScript("a <<'A'\n\\$x $y\nA\n").heredocs, 0);
    expect(quoted.expanded).toMatchObject({ text: '\\$x $y\n', hasExpansion: false });
  });

  it('maps each character of a body to its place, also where tabs are removed', () => {
    const script = parseShellScript('a <<-A\n\t\tx\n\ty\n\tA\n');
    const { body, offsets } = itemAt(script.heredocs, 0);
    expect(body).toBe('x\ny\n');
    expect(offsets).toEqual([9, 10, 12, 13, 14]);
  });

  const line = fc
    .array(
      fc.constantFrom('a', ' ', '\t', "'", '"', '#', '(', ')', ';', '\\\\', '<<', 'EOF', 'é'),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join(''));
  const delimiters = ['EOF', "'EOF'", '"EOF"', '\\EOF', 'E"O"F'] as const;
  const heredoc = fc.record({
    delimiter: fc.constantFrom(...delimiters),
    dash: fc.boolean(),
    lines: fc.array(
      line.filter((text) => !/^\t*EOF/.test(text)),
      { maxLength: 4 },
    ),
    around: fc.constantFrom(
      'rec @',
      'x=$(rec @\n)',
      '(rec @\n)',
      'if rec @\nthen :; fi',
      'rec @ && :',
    ),
  });
  interface Given {
    readonly delimiter: string;
    readonly dash: boolean;
    readonly lines: readonly string[];
    readonly around: string;
  }
  const write = ({ delimiter, dash, lines, around }: Given): string => {
    const operator = `<<${dash ? '-' : ''}${delimiter}`;
    const body = `${lines.map((each) => `${each}\n`).join('')}EOF`;
    const [before, after = ''] = around.split('@');
    const [same, ...next] = after.split('\n');
    return [`${before}${operator}${same}`, body, ...next].join('\n');
  };

  it('finds every here-document of a random script', () => {
    fc.assert(
      fc.property(fc.array(heredoc, { maxLength: 4 }), (all) => {
        const script = parseShellScript(all.map(write).join('\n'));
        expect(script.heredocs.map(({ body, terminated }) => [body, terminated])).toEqual(
          all.map(({ lines, dash }) => [
            lines.map((each) => `${dash ? each.replace(/^\t+/, '') : each}\n`).join(''),
            true,
          ]),
        );
        for (const { body, offsets } of script.heredocs) {
          expect(charactersAt(script.text, offsets)).toBe(body);
        }
      }),
      { numRuns: 500 },
    );
  });

  const hasBash = spawnSync('bash', ['-c', ':']).status === 0;
  (hasBash ? it : it.skip)('reads bodies as bash does', () => {
    fc.assert(
      fc.property(fc.array(heredoc, { minLength: 1, maxLength: 6 }), (all) => {
        const script = all.map(write).join('\n');
        const recorder = 'rec() { cat >&3; printf "\\001" >&3; }; exec 3>&1 >/dev/null 2>&1\n';
        const seen = execFileSync('bash', ['-c', recorder + script], { encoding: 'utf8' });
        const read = parseShellScript(script).heredocs.map(({ expanded }) => expanded.text);
        expect(read.map((text) => `${text}\u0001`).join('')).toBe(seen);
      }),
      { numRuns: 60 },
    );
  });
});

describe('any input', () => {
  it('is read to its end, whatever it is', () => {
    const piece = fc.constantFrom(
      'a', ' ', '\n', '"', "'", '`', '$', '(', ')', '((', '))', '{', '}', '<<', 'EOF', ';', ';;', '&', '|',
      '\\', '#', 'if ', 'then ', 'fi', 'do ', 'done', 'case ', 'in ', 'esac', '[[ ', ' ]]', '$(', '${', '<(',
      '<<-E', 'for ', 'function ', '=', '=(', '${{', '}}', '!', "$'", '@(',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const script = parseShellScript(text);
        let last = 0;
        for (const command of script.commands) {
          expect(command.end).toBeLessThanOrEqual(text.length);
          expect(command.end).toBeGreaterThanOrEqual(command.start);
          last = Math.max(last, command.end);
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    '(',
    '$(',
    '"$(',
    '`',
    '{ ',
    '((',
    '$((',
    '${x:-',
    'if ',
    '$(echo "',
    'f() ',
    '[[ ',
    'case x in y) ',
  ])('bounds the nesting of %j', (opening) => {
    const started = Date.now();
    parseShellScript(opening.repeat(20_000));
    expect(Date.now() - started).toBeLessThan(2000);
  });

  it('says from where a script was not read', () => {
    expect(parseShellScript('a\n'.repeat(9)).nestedTooDeep).toBeUndefined();
    expect(parseShellScript(`x\n${'('.repeat(1000)}`).nestedTooDeep).toBeGreaterThan(50);
  });

  it.each([
    'a <<E\n',
    "echo 'a'; ",
    '$((1)) ',
    'a && ',
    'x=$(y) ',
    '"$((" ',
    'a\\\n',
    '`a` ',
    '((a) b)\n',
    "(( ' ",
  ])('takes linear time for many of %j', (piece) => {
    const started = Date.now();
    parseShellScript(piece.repeat(20_000));
    expect(Date.now() - started).toBeLessThan(3000);
  });
});
