import { isBlankOrEnd, isBreak, NUL } from './characters.js';
import { MAX_DEPTH } from './limits.js';
import { scanBlockScalar } from './scan-block-scalar.js';
import { scanPlain } from './scan-plain.js';
import { scanAnchor, scanDirective, scanTag } from './scan-properties.js';
import { scanQuoted } from './scan-quoted.js';
import { ScannerState } from './scanner-state.js';
import { SimpleKeys } from './simple-keys.js';
import { TokenWriter } from './token-writer.js';
import type { Token, TokenKind } from './token.js';
import { UnfinishedKeyError, YamlError } from './yaml-error.js';

const NOT_PLAIN_START = '-?:,[]{}#&*!|>\'"%@`';

/** Cuts a text into tokens, with the block structure made explicit by tokens of no width. */
class Scanner {
  readonly tokens: Token[];
  private readonly state: ScannerState;
  private readonly keys: SimpleKeys;
  private readonly writer: TokenWriter;

  constructor(text: string) {
    this.state = new ScannerState(text);
    this.keys = new SimpleKeys(this.state);
    this.writer = new TokenWriter(this.state);
    this.tokens = this.writer.tokens;
  }

  /** Scans the next token. @returns false after the last one */
  next(): boolean {
    const { state } = this;
    this.skipToToken();
    this.keys.dropStale();
    this.writer.unwind(state.column);
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

  private end(): void {
    this.writer.unwind(-1);
    this.keys.remove();
    this.writer.push('stream-end', this.state.position);
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
    this.writer.push(character === '-' ? 'document-start' : 'document-end', state.position);
    state.position += 3;
    return true;
  }

  private resetForDocument(): void {
    this.writer.unwind(-1);
    this.keys.remove();
    this.state.allowSimpleKey = false;
  }

  private openFlow(kind: TokenKind): boolean {
    const { state } = this;
    this.keys.save(this.tokens.length);
    state.flowLevel += 1;
    if (state.flowLevel > MAX_DEPTH) this.writer.failDepth();
    state.allowSimpleKey = true;
    return this.writer.pushIndicator(kind);
  }

  private closeFlow(kind: TokenKind): boolean {
    const { state } = this;
    this.keys.remove();
    state.flowLevel = Math.max(0, state.flowLevel - 1);
    state.allowSimpleKey = false;
    return this.writer.pushIndicator(kind);
  }

  private scanFlowEntry(): boolean {
    this.state.allowSimpleKey = true;
    this.keys.remove();
    return this.writer.pushIndicator('flow-entry');
  }

  private scanBlockEntry(): boolean {
    const { state } = this;
    this.writer.beginEntry('block-sequence-start', 'a sequence entry');
    state.allowSimpleKey = true;
    this.keys.remove();
    return this.writer.pushIndicator('block-entry');
  }

  private scanKey(): boolean {
    const { state } = this;
    this.writer.beginEntry('block-mapping-start', 'a mapping key');
    state.allowSimpleKey = state.flowLevel === 0;
    this.keys.remove();
    return this.writer.pushIndicator('key');
  }

  private scanValue(): boolean {
    const { state } = this;
    const key = this.keys.take();
    if (key === undefined) {
      this.writer.beginEntry('block-mapping-start', 'a mapping value');
      state.allowSimpleKey = state.flowLevel === 0;
      return this.writer.pushIndicator('value');
    }
    const inserted: Token[] = [{ kind: 'key', start: key.offset, text: '' }];
    if (state.flowLevel === 0 && this.writer.indentTo(key.column)) {
      inserted.unshift({ kind: 'block-mapping-start', start: key.offset, text: '' });
    }
    this.tokens.splice(key.tokenIndex, 0, ...inserted);
    state.allowSimpleKey = false;
    return this.writer.pushIndicator('value');
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
      this.writer.push('quoted', start, scanBlockScalar(state, character === '>'));
      return true;
    }
    if (code !== 0x22 && code !== 0x27) return false;
    this.keys.save(this.tokens.length);
    state.allowSimpleKey = false;
    const start = state.position;
    this.writer.push('quoted', start, scanQuoted(state));
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
    this.writer.push('plain', start, scanPlain(state));
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
