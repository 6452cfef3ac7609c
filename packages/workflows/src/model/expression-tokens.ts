/** A token of GitHub's expression language. */
export interface ExpressionToken {
  readonly kind: 'string' | 'number' | 'word' | 'operator';
  /** For strings without quotes and escapes; else as written. */
  readonly text: string;
}

const NUMBER = /[-+]?(?:0x[0-9a-fA-F]+|0o[0-7]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?![\w-])/y;
const WORD = /[A-Za-z_][A-Za-z0-9_-]*/y;
const OPERATOR = /&&|\|\||==|!=|<=|>=|[!<>()[\].,*]/y;
const STRING = /'((?:[^']|'')*)'/y;
const SPACE = /\s+/y;

/**
 * Splits an expression (without `${{ }}`) into tokens.
 *
 * @returns undefined where a character belongs to no token
 * @see GitHub documentation, "Evaluate expressions in workflows and actions"
 */
export function tokenizeExpression(text: string): readonly ExpressionToken[] | undefined {
  const tokens: ExpressionToken[] = [];
  let offset = 0;
  while (offset < text.length) {
    const next = tokenAt(text, offset);
    if (next === undefined) return undefined;
    if (next.token !== undefined) tokens.push(next.token);
    offset = next.end;
  }
  return tokens;
}

function tokenAt(
  text: string,
  offset: number,
): { token: ExpressionToken | undefined; end: number } | undefined {
  const space = matchAt(SPACE, text, offset);
  if (space !== undefined) return { token: undefined, end: offset + space[0].length };
  const string = matchAt(STRING, text, offset);
  if (string !== undefined) {
    const value = (string[1] ?? '').replaceAll("''", "'");
    return { token: { kind: 'string', text: value }, end: offset + string[0].length };
  }
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['word', WORD],
    ['operator', OPERATOR],
  ] as const) {
    const match = matchAt(pattern, text, offset);
    if (match !== undefined) {
      return { token: { kind, text: match[0] }, end: offset + match[0].length };
    }
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | undefined {
  const sticky = new RegExp(pattern.source, 'y');
  sticky.lastIndex = offset;
  return sticky.exec(text) ?? undefined;
}
