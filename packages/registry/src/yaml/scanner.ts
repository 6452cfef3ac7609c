import { isBlankOrEnd, isBreak, NUL } from './characters.js';
import { MAX_DEPTH } from './limits.js';
import { scanBlockScalar } from './scan-block-scalar.js';
import { scanPlain } from './scan-plain.js';
import { scanAnchor, scanDirective, scanTag } from './scan-properties.js';
import { scanQuoted } from './scan-quoted.js';
import { ScannerState } from './scanner-state.js';
import { SimpleKeys } from './simple-keys.js';
import type { Token, TokenKind } from './token.js';
import { UnfinishedKeyError, YamlError } from './yaml-error.js';

const NOT_PLAIN_START = '-?:,[]{}#&*!|>\'"%@`';

/** Cuts a text into tokens, with the block structure made explicit by tokens of no width. */
class Scanner {
  readonly tokens: Token[] = [];
  private readonly state: ScannerState;
  private readonly keys: SimpleKeys;
  private readonly indents: number[] = [];

  constructor(text: string) {
    this.state = new ScannerState(text);
    this.keys = new SimpleKeys(this.state);
  }

  /** Scans the next token. @returns false after the last one */
  next(): boolean {
    const { state } = this;
    this.skipToToken();
    this.keys.dropStale();
    this.unwind(state.column);
    const code = state.code();
    if (code === NUL) {
      this.end();
      return false;
    }
    if (!this.scanIndicator(state.text.charAt(state.position), code)) this.scanScalar(code);
    return true;
  }

  private skipToToken(): void {
    const { state } = this;
    for (;;) {
      state.skipSpaces();
      if (state.code() === 0x23) state.skipComment();
      if (!isBreak(state.code())) return;
      state.takeBreak();
      if (state.flowLevel === 0) state.allowSimpleKey = true;
    }
  }

  private push(kind: TokenKind, start: number, text = ''): void {
    this.tokens.push({ kind, start, text });
  }

  private unwind(column: number): void {
    const { state } = this;
    if (state.flowLevel > 0) return;
    while (state.indent > column) {
      state.indent = this.indents.pop() ?? -1;
      this.push('block-end', state.position);
    }
  }

  /** Opens a block collection at the column, unless it is the open one. */
  private indentTo(column: number): boolean {
    if (this.state.indent >= column) return false;
    if (this.indents.length >= MAX_DEPTH) this.failDepth();
    this.indents.push(this.state.indent);
    this.state.indent = column;
    return true;
  }

  private failDepth(): never {
    throw new YamlError(`nested deeper than ${MAX_DEPTH} levels`, this.state.position);
  }

  private end(): void {
    this.unwind(-1);
    this.keys.remove();
    this.push('stream-end', this.state.position);
  }

  private scanIndicator(character: string, code: number): boolean {
    const { state } = this;
    if (state.column === 0 && this.scanAtLineStart(character)) return true;
    const next = state.code(1);
    const separate = isBlankOrEnd(next);
    switch (character) {
      case '[':
        return this.openFlow('flow-sequence-start');
      case '{':
        return this.openFlow('flow-mapping-start');
      case ']':
        return this.closeFlow('flow-sequence-end');
      case '}':
        return this.closeFlow('flow-mapping-end');
      case ',':
        return this.scanFlowEntry();
      case '-':
        return separate && this.scanBlockEntry();
      case '?':
        return (state.flowLevel > 0 || separate) && this.scanKey();
      case ':':
        return (state.flowLevel > 0 || separate) && this.scanValue();
      default:
        return this.scanNodeStart(character, code);
    }
  }

  private scanAtLineStart(character: string): boolean {
    const { state } = this;
    if (character === '%') {
      this.resetForDocument();
      this.tokens.push(scanDirective(state));
      return true;
    }
    if ((character !== '-' && character !== '.') || !state.atDocumentIndicator()) return false;
    this.resetForDocument();
    this.push(character === '-' ? 'document-start' : 'document-end', state.position);
    state.position += 3;
    return true;
  }

  private resetForDocument(): void {
    this.unwind(-1);
    this.keys.remove();
    this.state.allowSimpleKey = false;
  }

  private openFlow(kind: TokenKind): boolean {
    const { state } = this;
    this.keys.save(this.tokens.length);
    state.flowLevel += 1;
    if (state.flowLevel > MAX_DEPTH) this.failDepth();
    state.allowSimpleKey = true;
    return this.pushOne(kind);
  }

  private closeFlow(kind: TokenKind): boolean {
    const { state } = this;
    this.keys.remove();
    state.flowLevel = Math.max(0, state.flowLevel - 1);
    state.allowSimpleKey = false;
    return this.pushOne(kind);
  }

  private scanFlowEntry(): boolean {
    this.state.allowSimpleKey = true;
    this.keys.remove();
    return this.pushOne('flow-entry');
  }

  private pushOne(kind: TokenKind): boolean {
    this.push(kind, this.state.position);
    this.state.position += 1;
    return true;
  }

  private scanBlockEntry(): boolean {
    const { state } = this;
    if (state.flowLevel === 0) {
      this.requireKeyAllowed('a sequence entry is not allowed here');
      if (this.indentTo(state.column)) this.push('block-sequence-start', state.position);
    }
    state.allowSimpleKey = true;
    this.keys.remove();
    return this.pushOne('block-entry');
  }

  private requireKeyAllowed(message: string): void {
    if (!this.state.allowSimpleKey) throw new YamlError(message, this.state.position);
  }

  private scanKey(): boolean {
    const { state } = this;
    this.beginComplex('a mapping key is not allowed here');
    state.allowSimpleKey = state.flowLevel === 0;
    this.keys.remove();
    return this.pushOne('key');
  }

  private beginComplex(message: string): void {
    const { state } = this;
    if (state.flowLevel > 0) return;
    this.requireKeyAllowed(message);
    if (this.indentTo(state.column)) this.push('block-mapping-start', state.position);
  }

  private scanValue(): boolean {
    const { state } = this;
    const key = this.keys.take();
    if (key === undefined) {
      this.beginComplex('a mapping value is not allowed here');
      state.allowSimpleKey = state.flowLevel === 0;
      return this.pushOne('value');
    }
    const inserted: Token[] = [{ kind: 'key', start: key.offset, text: '' }];
    if (state.flowLevel === 0 && this.indentTo(key.column)) {
      inserted.unshift({ kind: 'block-mapping-start', start: key.offset, text: '' });
    }
    this.tokens.splice(key.tokenIndex, 0, ...inserted);
    state.allowSimpleKey = false;
    return this.pushOne('value');
  }

  private scanNodeStart(character: string, code: number): boolean {
    const { state } = this;
    if (character === '*' || character === '&' || character === '!') {
      this.keys.save(this.tokens.length);
      state.allowSimpleKey = false;
      this.tokens.push(this.scanProperty(character));
      return true;
    }
    const block = (character === '|' || character === '>') && state.flowLevel === 0;
    if (block) {
      state.allowSimpleKey = true;
      this.keys.remove();
      const start = state.position;
      this.push('quoted', start, scanBlockScalar(state, character === '>'));
      return true;
    }
    if (code !== 0x22 && code !== 0x27) return false;
    this.keys.save(this.tokens.length);
    state.allowSimpleKey = false;
    const start = state.position;
    this.push('quoted', start, scanQuoted(state));
    return true;
  }

  private scanProperty(character: string): Token {
    if (character === '!') return scanTag(this.state);
    return scanAnchor(this.state, character === '*' ? 'alias' : 'anchor');
  }

  private scanScalar(code: number): void {
    const { state } = this;
    const character = state.text.charAt(state.position);
    if (isBlankOrEnd(code) || NOT_PLAIN_START.includes(character)) {
      const dash = character === '-' || (state.flowLevel === 0 && '?:'.includes(character));
      if (!dash || isBlankOrEnd(state.code(1))) state.fail('expected a value');
    }
    this.keys.save(this.tokens.length);
    state.allowSimpleKey = false;
    const start = state.position;
    this.push('plain', start, scanPlain(state));
  }
}

/**
 * Cuts a text into tokens. What stops the scanner becomes a last token of kind `error`, so that a reader
 * of the tokens reports the first of all errors, its own or this one.
 *
 * @param text the document, without byte-order mark
 */
export function scanTokens(text: string): Token[] {
  const scanner = new Scanner(`${text}\0`);
  try {
    while (scanner.next());
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    if (error instanceof UnfinishedKeyError) scanner.tokens.length = error.tokenIndex;
    scanner.tokens.push({ kind: 'error', start: error.offset, text: '', error });
  }
  return scanner.tokens;
}
