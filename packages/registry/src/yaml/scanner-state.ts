import {
  describeCharacter,
  CARRIAGE_RETURN,
  isBlankOrEnd,
  isBreak,
  isBreakOrEnd,
  LINE_FEED,
  LINE_SEPARATOR,
  PARAGRAPH_SEPARATOR,
  SPACE,
} from './characters.js';
import { YamlError } from './yaml-error.js';

/** Where the scanner is in the text, and the context that decides what a character means there. */
export class ScannerState {
  position = 0;
  line = 0;
  lineStart = 0;
  /** How many flow collections are open. */
  flowLevel = 0;
  /** Column of the innermost open block collection, -1 for none. */
  indent = -1;
  /** Whether a key may start here without `?`. */
  allowSimpleKey = true;

  /** @param text ends with one NUL, which is nowhere else in it */
  constructor(readonly text: string) {}

  get column(): number {
    return this.position - this.lineStart;
  }

  /** Code of the character at the position, or so many after it. */
  code(ahead = 0): number {
    return this.text.charCodeAt(this.position + ahead);
  }

  skipSpaces(): void {
    while (this.text.charCodeAt(this.position) === SPACE) this.position += 1;
  }

  skipComment(): void {
    while (!isBreakOrEnd(this.text.charCodeAt(this.position))) this.position += 1;
  }

  /**
   * Passes a line break, if there is one.
   *
   * @returns the break as it is in a value: `\n` for all but the two Unicode separators, which stay; '' for none
   */
  takeBreak(): string {
    const code = this.code();
    if (!isBreak(code)) return '';
    this.position += code === CARRIAGE_RETURN && this.code(1) === LINE_FEED ? 2 : 1;
    this.line += 1;
    this.lineStart = this.position;
    if (code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR) return String.fromCharCode(code);
    return '\n';
  }

  /** Whether `---` or `...` stands at the position and ends there. */
  atDocumentIndicator(): boolean {
    const three = this.text.slice(this.position, this.position + 3);
    return (three === '---' || three === '...') && isBlankOrEnd(this.code(3));
  }

  /** The rest of a header line may hold a comment and nothing else. */
  takeEmptyLineEnd(where: string): void {
    this.skipSpaces();
    if (this.code() === 0x23) this.skipComment();
    if (!isBreakOrEnd(this.code())) this.fail(`expected a comment or a line break ${where}`);
    this.takeBreak();
  }

  /** Stops at the position, saying what was met there. */
  fail(expected: string): never {
    const met = describeCharacter(this.text, this.position);
    throw new YamlError(`${expected}, but found ${met}`, this.position);
  }
}
