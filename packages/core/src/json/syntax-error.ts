import { printParseErrorCode, visit, type ParseError, type ParseErrorCode } from 'jsonc-parser';

/** Objects and arrays may nest this deep; nothing that people write comes near. */
export const MAX_DEPTH = 256;

/** Why a text is no JSON document, and the offset (UTF-16 code units) where. */
export interface SyntaxProblem {
  readonly message: string;
  readonly offset: number;
}

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

const EXPLANATIONS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'is no JSON value; allowed: an object, array, string, number, true, false, null',
  InvalidNumberFormat: 'is no JSON number; write it like 1, -1.5 or 1e3',
  PropertyNameExpected: 'found where a key in double quotes is expected',
  ValueExpected: 'found where a value is expected',
  ColonExpected: 'found where ":" is expected after the key',
  CommaExpected: 'found where "," is expected',
  CloseBraceExpected: 'found where "}" is expected',
  CloseBracketExpected: 'found where "]" is expected',
  EndOfFileExpected: 'found after the end of the document',
  InvalidCommentToken: 'is a comment, which JSON does not have: remove it',
  UnexpectedEndOfComment: 'is a comment, which JSON does not have: remove it',
  UnexpectedEndOfString: 'is a string that is not closed: add the closing double quote',
  UnexpectedEndOfNumber: 'is a number that stops short: add the missing digits',
  InvalidUnicode: 'has an invalid \\u escape: write four hexadecimal digits after \\u',
  InvalidEscapeCharacter:
    'has an invalid escape; allowed: \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX',
  InvalidCharacter: 'has a control character: write it as an escape such as \\n or \\t',
};

/**
 * Where the nesting first goes deeper than `MAX_DEPTH`. Asked before anything is parsed, because parsers recurse.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-9 (a parser may limit the depth)
 */
export function findTooDeep(text: string): SyntaxProblem | undefined {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const character = text[offset];
    if (character === '"') offset = endOfString(text, offset);
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth > MAX_DEPTH) {
      return { message: `nests deeper than ${MAX_DEPTH} levels: flatten it`, offset };
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  for (let offset = start + 1; offset < text.length; offset++) {
    if (text[offset] === '\\') offset++;
    else if (text[offset] === '"') return offset;
  }
  return text.length;
}

/**
 * Explains a text that `JSON.parse` refused.
 *
 * @param refusal message of `JSON.parse`, used where the tolerant parser sees nothing wrong
 */
export function explainSyntaxError(text: string, refusal: string): SyntaxProblem {
  if (text.trim() === '') return { message: 'is empty: a JSON value is expected', offset: 0 };
  const first = findFirstError(text);
  if (first === undefined) return { message: refusal, offset: 0 };
  const explanation = EXPLANATIONS[printParseErrorCode(first.error)] ?? refusal;
  return { message: `${met(text, first)} ${explanation}`, offset: first.offset };
}

/**
 * Stops at the first error by throwing: up to there brackets match, so the parser's recursion is bounded by
 * `MAX_DEPTH`; behind it nothing bounds it.
 */
function findFirstError(text: string): ParseError | undefined {
  const errors: ParseError[] = [];
  const onError = (error: ParseErrorCode, offset: number, length: number): never => {
    errors.push({ error, offset, length });
    throw new SyntaxError('stop');
  };
  try {
    visit(text, { onError }, STRICT);
  } catch (error) {
    if (errors.length === 0) throw error;
  }
  return errors[0];
}

function met(text: string, { offset, length }: ParseError): string {
  const excerpt = text.slice(offset, offset + Math.max(length, 1));
  if (excerpt === '') return 'the end of the file';
  const LONGEST = 40;
  return JSON.stringify(excerpt.length > LONGEST ? `${excerpt.slice(0, LONGEST)}…` : excerpt);
}
