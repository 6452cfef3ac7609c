import { MAX_SIMPLE_KEY_LENGTH } from './limits.js';
import type { ScannerState } from './scanner-state.js';
import { UnfinishedKeyError } from './yaml-error.js';

/** A token that turns out to be a key when a `:` follows on its line. */
export interface SimpleKey {
  readonly tokenIndex: number;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** At the indentation of its block mapping nothing but a key may stand. */
  readonly required: boolean;
}

/** The key that may still come true, for each level of flow collections. YAML 1.1, section 9.3. */
export class SimpleKeys {
  private readonly byLevel: (SimpleKey | undefined)[] = [];

  constructor(private readonly state: ScannerState) {}

  /** Notes that the token that begins here may be a key. */
  save(tokenIndex: number): void {
    const { state } = this;
    if (!state.allowSimpleKey) return;
    this.remove();
    this.byLevel[state.flowLevel] = {
      tokenIndex,
      offset: state.position,
      line: state.line,
      column: state.column,
      required: state.flowLevel === 0 && state.indent === state.column,
    };
  }

  /** Gives up the possible key of this level. */
  remove(): void {
    this.drop(this.state.flowLevel);
  }

  /** The possible key of this level, which is one now. */
  take(): SimpleKey | undefined {
    const key = this.byLevel[this.state.flowLevel];
    this.byLevel[this.state.flowLevel] = undefined;
    return key;
  }

  /** Gives up keys that would span lines or be too long. */
  dropStale(): void {
    const { state } = this;
    for (let level = 0; level < this.byLevel.length; level += 1) {
      const key = this.byLevel[level];
      if (key !== undefined && (key.line !== state.line || this.isTooLong(key))) this.drop(level);
    }
  }

  private isTooLong(key: SimpleKey): boolean {
    const { text, position } = this.state;
    if (position - key.offset <= MAX_SIMPLE_KEY_LENGTH) return false;
    if (position - key.offset > 2 * MAX_SIMPLE_KEY_LENGTH) return true;
    return Array.from(text.slice(key.offset, position)).length > MAX_SIMPLE_KEY_LENGTH;
  }

  private drop(level: number): void {
    const key = this.byLevel[level];
    this.byLevel[level] = undefined;
    if (key?.required === true) {
      throw new UnfinishedKeyError(key.offset, key.tokenIndex);
    }
  }
}
