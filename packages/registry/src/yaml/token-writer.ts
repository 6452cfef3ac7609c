import { MAX_DEPTH } from './limits.js';
import type { ScannerState } from './scanner-state.js';
import type { Token, TokenKind } from './token.js';
import { YamlError } from './yaml-error.js';

/** Collects tokens, and opens and closes block collections by tokens of no width. */
export class TokenWriter {
  readonly tokens: Token[] = [];
  private readonly indents: number[] = [];

  constructor(private readonly state: ScannerState) {}

  push(kind: TokenKind, start: number, text = ''): void {
    this.tokens.push({ kind, start, text });
  }

  /** Writes an indicator of one character and passes it. @returns true, for the scanner: it was one */
  pushIndicator(kind: TokenKind): true {
    this.push(kind, this.state.position);
    this.state.position += 1;
    return true;
  }

  /** Closes the block collections that are indented further than the column. */
  unwind(column: number): void {
    const { state } = this;
    if (state.flowLevel > 0) return;
    while (state.indent > column) {
      state.indent = this.indents.pop() ?? -1;
      this.push('block-end', state.position);
    }
  }

  /** Opens a block collection at the column. @returns false where it is the open one */
  indentTo(column: number): boolean {
    if (this.state.indent >= column) return false;
    if (this.indents.length >= MAX_DEPTH) this.failDepth();
    this.indents.push(this.state.indent);
    this.state.indent = column;
    return true;
  }

  /** Begins an entry of a block collection, which must be allowed here. */
  beginEntry(collection: TokenKind, entry: string): void {
    const { state } = this;
    if (state.flowLevel > 0) return;
    if (!state.allowSimpleKey) throw new YamlError(`${entry} is not allowed here`, state.position);
    if (this.indentTo(state.column)) this.push(collection, state.position);
  }

  failDepth(): never {
    throw new YamlError(`nested deeper than ${MAX_DEPTH} levels`, this.state.position);
  }
}
