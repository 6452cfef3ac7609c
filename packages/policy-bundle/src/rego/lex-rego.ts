import { endOfLine, isTemplateStart, scanString, scanTemplate } from './scan-string.js';
import type { LexicalProblem, Token } from './token.js';

export interface LexedRego {
  readonly tokens: readonly Token[];
  /** The first thing that OPA would refuse; `tokens` holds what is before it. */
  readonly problem?: LexicalProblem;
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Splits Rego source into tokens, without comments and white space. It knows what hides text from the grammar
 * (comments, strings, raw strings, template strings) and how brackets nest, and no grammar beyond that.
 *
 * @param text with or without a byte-order mark; line ends LF or CRLF
 * @see https://www.openpolicyagent.org/docs/policy-reference#grammar
 */
export function lexRego(text: string): LexedRego {
  const tokens: Token[] = [];
  const open: Token[] = [];
  const readToken = createReadToken(text);
  let startsLine = true;
  let offset = text.startsWith('\uFEFF') ? 1 : 0;
  while (offset < text.length) {
    const blank = skipBlank(text, offset);
    if (blank.end > offset) {
      startsLine ||= blank.hasLineEnd;
      offset = blank.end;
      continue;
    }
    const next = readToken(offset);
    if ('message' in next) return { tokens, problem: next };
    const depth = open.length;
    const token = { kind: next.kind, text: next.text, offset, depth, startsLine };
    const problem = trackBrackets(open, token);
    if (problem !== undefined) return { tokens, problem };
    tokens.push(token);
    startsLine = false;
    offset += next.text.length;
  }
  const unclosed = open.at(-1);
  return unclosed === undefined ? { tokens } : { tokens, problem: notClosed(unclosed) };
}

function skipBlank(text: string, offset: number): { end: number; hasLineEnd: boolean } {
  const character = text[offset];
  if (character === '#') return { end: endOfLine(text, offset), hasLineEnd: false };
  const isBlank =
    character === ' ' || character === '\t' || character === '\r' || character === '\n';
  return { end: isBlank ? offset + 1 : offset, hasLineEnd: character === '\n' };
}

type ReadToken = (offset: number) => Pick<Token, 'kind' | 'text'> | LexicalProblem;

function createReadToken(text: string): ReadToken {
  const readWord = createReadWord(text);
  return (offset) => {
    const isTemplate = isTemplateStart(text, offset);
    if (!isTemplate && text[offset] !== '"' && text[offset] !== '`') return readWord(offset);
    const literal = isTemplate ? scanTemplate(text, offset) : scanString(text, offset);
    if (!literal.ok) return { message: literal.message, offset: literal.offset };
    return { kind: 'string', text: text.slice(offset, literal.end) };
  };
}

/** Sticky patterns carry their position, so each text has its own. */
function createReadWord(text: string): (offset: number) => Pick<Token, 'kind' | 'text'> {
  const name = /[A-Za-z_][A-Za-z0-9_]*/y;
  const number = /[0-9](?:[0-9A-Za-z_]|\.(?=[0-9])|(?<=[eE])[+-])*/y;
  const symbol = /:=|==|!=|<=|>=|[^]/uy;
  const matchAt = (pattern: RegExp, offset: number): string | undefined => {
    pattern.lastIndex = offset;
    return pattern.exec(text)?.[0];
  };
  return (offset) => {
    const word = matchAt(name, offset);
    if (word !== undefined) return { kind: 'name', text: word };
    const digits = matchAt(number, offset);
    if (digits !== undefined) return { kind: 'number', text: digits };
    return { kind: 'symbol', text: matchAt(symbol, offset) ?? '' };
  };
}

/** Opens or closes the bracket that the token is, if it is one. */
function trackBrackets(open: Token[], token: Token): LexicalProblem | undefined {
  if (token.kind !== 'symbol') return undefined;
  if (Object.hasOwn(CLOSERS, token.text)) open.push(token);
  if (!')]}'.includes(token.text)) return undefined;
  const opener = open.pop();
  return CLOSERS[opener?.text ?? ''] === token.text ? undefined : mismatch(token, opener);
}

function mismatch(token: Token, opener: Token | undefined): LexicalProblem {
  const wanted = opener === undefined ? 'no bracket is open' : `"${CLOSERS[opener.text]}" is due`;
  return { message: `"${token.text}" closes nothing: ${wanted} here`, offset: token.offset };
}

function notClosed({ text, offset }: Token): LexicalProblem {
  return { message: `"${text}" is not closed: add "${CLOSERS[text]}"`, offset };
}
