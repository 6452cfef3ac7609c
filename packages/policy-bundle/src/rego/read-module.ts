import { lexRego } from './lex-rego.js';
import type { LexicalProblem, Token } from './token.js';

/** What a Rego file declares, as far as governance asks. Offsets count UTF-16 code units. */
export interface RegoModule {
  /** The package declaration; `undefined` where the file does not start with a valid one. */
  readonly package?: { readonly path: readonly string[]; readonly offset: number };
  /** Rules of the form `default name := value` or `default name = value`, in the order of the file. */
  readonly defaults: readonly { readonly name: string; readonly offset: number }[];
  /** Where OPA would stop reading, so that nothing in the file is declared. */
  readonly problem?: LexicalProblem;
}

/**
 * Reads the package and the default rules of Rego source; what is in a comment, a string or a rule's body is neither.
 *
 * @see https://www.openpolicyagent.org/docs/policy-reference#grammar
 */
export function readModule(text: string): RegoModule {
  const { tokens, problem } = lexRego(text);
  const declared = readPackage(tokens);
  return {
    ...(declared && { package: declared }),
    defaults: tokens.flatMap((token, index) => {
      const name = defaultRuleName(tokens, index);
      return name === undefined ? [] : [{ name, offset: token.offset }];
    }),
    ...(problem && { problem }),
  };
}

/** `package` is the first statement: a name, then `.name` or `["text"]`, and nothing else on the line. */
function readPackage(tokens: readonly Token[]): RegoModule['package'] {
  const [keyword, first] = tokens;
  if (keyword?.text !== 'package' || first?.kind !== 'name') return undefined;
  const path = [first.text];
  let index = 2;
  for (let step = readSegment(tokens, index); step; step = readSegment(tokens, index)) {
    path.push(step.segment);
    index += step.length;
  }
  const next = tokens[index];
  const ends = next === undefined || next.startsLine || next.text === ';';
  return ends ? { path, offset: keyword.offset } : undefined;
}

function readSegment(
  tokens: readonly Token[],
  index: number,
): { segment: string; length: number } | undefined {
  const [punctuation, value, close] = tokens.slice(index, index + 3);
  if (punctuation?.startsLine !== false || value === undefined) return undefined;
  if (punctuation.text === '.' && value.kind === 'name') return { segment: value.text, length: 2 };
  const isQuoted = punctuation.text === '[' && value.text.startsWith('"') && close?.text === ']';
  return isQuoted ? { segment: String(JSON.parse(value.text)), length: 3 } : undefined;
}

function defaultRuleName(tokens: readonly Token[], index: number): string | undefined {
  const keyword = tokens[index];
  if (keyword?.kind !== 'name' || keyword.text !== 'default' || keyword.depth > 0) return undefined;
  if (!startsStatement(keyword, tokens[index - 1])) return undefined;
  const [name, operator, value] = tokens.slice(index + 1, index + 4);
  const assigns = operator?.text === ':=' || operator?.text === '=';
  return name?.kind === 'name' && assigns && value !== undefined ? name.text : undefined;
}

function startsStatement(token: Token, before: Token | undefined): boolean {
  return before === undefined || before.text === ';' || (token.startsLine && before.text !== '.');
}
