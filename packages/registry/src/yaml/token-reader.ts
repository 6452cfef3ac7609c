import { describeToken, type Token, type TokenKind } from './token.js';
import { YamlError } from './yaml-error.js';

const END: Token = { kind: 'stream-end', start: 0, text: '' };

/** Hands out tokens one by one; what stopped the scanner is thrown when it is reached. */
export class TokenReader {
  private index = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  peek(): Token {
    const token = this.tokens[this.index] ?? END;
    if (token.error !== undefined) throw token.error;
    return token;
  }

  is(kind: TokenKind): boolean {
    return this.peek().kind === kind;
  }

  isAny(kinds: readonly TokenKind[]): boolean {
    return kinds.includes(this.peek().kind);
  }

  take(): Token {
    const token = this.peek();
    this.index += 1;
    return token;
  }

  /** Takes the token if it is of that kind. */
  accept(kind: TokenKind): Token | undefined {
    return this.is(kind) ? this.take() : undefined;
  }

  /** @throws YamlError that names what was met in place of what was expected */
  fail(expected: string): never {
    const token = this.peek();
    throw new YamlError(`expected ${expected}, but found ${describeToken(token)}`, token.start);
  }
}
