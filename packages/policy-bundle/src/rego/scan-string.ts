/** Where a literal ends (the offset behind it), or why it is none. */
export type ScannedLiteral =
  | { readonly ok: true; readonly end: number }
  | { readonly ok: false; readonly message: string; readonly offset: number };

const NOT_CLOSED = 'the string that starts here is not closed: add the closing quote';

/**
 * Scans the literal whose first character is at `start`: `"…"` on one line with the escapes of JSON, or a raw string
 * between backticks, which has none.
 *
 * @see https://www.openpolicyagent.org/docs/policy-reference#grammar
 */
export function scanString(text: string, start: number): ScannedLiteral {
  if (text[start] === '`') {
    const close = text.indexOf('`', start + 1);
    return close < 0 ? notClosed(start) : { ok: true, end: close + 1 };
  }
  for (let offset = start + 1; offset < text.length; offset++) {
    const character = text[offset];
    if (character === '"') return { ok: true, end: offset + 1 };
    if (character === '\n' || character === '\r') return notClosed(start);
    if (character !== undefined && character < ' ') return controlCharacter(offset);
    if (character !== '\\') continue;
    const length = escapeLength(text, offset, '');
    if (length === undefined) return invalidEscape(text, offset);
    offset += length - 1;
  }
  return notClosed(start);
}

/**
 * Scans the template string whose `$` is at `start`: `$"…"` or a raw one, with expressions between braces, which may
 * hold strings and templates again.
 *
 * @see https://www.openpolicyagent.org/docs/policy-language#string-interpolation
 */
export function scanTemplate(text: string, start: number): ScannedLiteral {
  // What is open, innermost last: the quote of a template, or `{` for an expression.
  const open: string[] = [text[start + 1] ?? ''];
  let offset = start + 2;
  while (offset < text.length) {
    const inside = open.at(-1) ?? '';
    const step =
      inside === '{' ? stepInExpression(text, offset) : stepInTemplate(text, offset, inside);
    if ('message' in step) return { ok: false, ...step };
    if (step.opens !== undefined) open.push(step.opens);
    if (step.closes) open.pop();
    offset += step.length;
    if (open.length === 0) return { ok: true, end: offset };
  }
  return notClosed(start);
}

type Step =
  | { readonly length: number; readonly opens?: string; readonly closes?: boolean }
  | { readonly message: string; readonly offset: number };

function stepInTemplate(text: string, offset: number, quote: string): Step {
  const character = text[offset];
  if (character === quote) return { length: 1, closes: true };
  if (character === '{') return { length: 1, opens: '{' };
  if (character === '\n' && quote === '"') return { message: NOT_CLOSED, offset };
  if (character !== '\\') return { length: 1 };
  if (quote === '`') return { length: text[offset + 1] === '{' ? 2 : 1 };
  const length = escapeLength(text, offset, '{');
  return length === undefined ? invalidEscape(text, offset) : { length };
}

function stepInExpression(text: string, offset: number): Step {
  const character = text[offset];
  if (character === '}') return { length: 1, closes: true };
  if (character === '{') return { length: 1, opens: '{' };
  if (character === '#') return { length: endOfLine(text, offset) - offset };
  if (isTemplateStart(text, offset)) return { length: 2, opens: text[offset + 1] ?? '' };
  if (character !== '"' && character !== '`') return { length: 1 };
  const literal = scanString(text, offset);
  return literal.ok ? { length: literal.end - offset } : literal;
}

export function isTemplateStart(text: string, offset: number): boolean {
  return text[offset] === '$' && (text[offset + 1] === '"' || text[offset + 1] === '`');
}

export function endOfLine(text: string, offset: number): number {
  const lineEnd = text.indexOf('\n', offset);
  return lineEnd < 0 ? text.length : lineEnd;
}

function escapeLength(text: string, offset: number, alsoAllowed: string): number | undefined {
  const escaped = text[offset + 1] ?? '';
  if (escaped === 'u')
    return /^[0-9a-fA-F]{4}$/.test(text.slice(offset + 2, offset + 6)) ? 6 : undefined;
  return escaped !== '' && `"\\/bfnrt${alsoAllowed}`.includes(escaped) ? 2 : undefined;
}

function invalidEscape(text: string, offset: number): Extract<ScannedLiteral, { ok: false }> {
  const met = JSON.stringify(text.slice(offset, offset + 2));
  const message = `${met} is no escape of Rego; allowed: \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX, or use a raw string`;
  return { ok: false, message, offset };
}

function controlCharacter(offset: number): Extract<ScannedLiteral, { ok: false }> {
  const message = 'a string may not hold a control character: write it as an escape such as \\t';
  return { ok: false, message, offset };
}

function notClosed(offset: number): Extract<ScannedLiteral, { ok: false }> {
  return { ok: false, message: NOT_CLOSED, offset };
}
