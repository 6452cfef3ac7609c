import type { PositionedText } from '../yaml/positioned-text.js';
import type { Heredoc, ShellCommand, ShellWord, Span } from './types.js';

// Why a scanner of our own: the shell grammars on offer (tree-sitter's, for one) accept a here-document
// that is never terminated and misread legal delimiters such as E"O"F, which are the very defects to find.

export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A command while it is read. */
export interface OpenCommand extends Mutable<Omit<ShellCommand, 'words' | 'assignments'>> {
  words: ShellWord[];
  assignments: ShellWord[];
  /** How many substitutions it is inside of. */
  substitutionDepth: number;
}

/** What all parts of one script add to. */
export interface ScanOutput {
  readonly commands: OpenCommand[];
  readonly heredocs: Mutable<Heredoc>[];
  nestedTooDeep: number | undefined;
}

/** Substitutions, groups and compound commands inside each other; real scripts stay below ten. */
export const MAX_NESTING = 100;

/** Where reading a script stands. The readers in this folder move `position` on; none goes back. */
export class Scan {
  position = 0;
  nesting = 0;
  substitutionDepth = 0;
  functionDepth = 0;
  /** Here-documents whose bodies start after the next line break. */
  pending: Mutable<Heredoc>[] = [];

  /**
   * @param text GitHub expressions masked
   * @param origin offset into the script of each character of `text` and of its end, where it is not
   *   the script itself: in backticks, whose escapes are removed first, and in here-documents
   */
  constructor(
    readonly text: string,
    readonly output: ScanOutput,
    readonly source: { readonly script: string; readonly expressions: readonly Span[] },
    readonly origin?: readonly number[],
  ) {}

  get ended(): boolean {
    return this.position >= this.text.length;
  }

  get char(): string {
    return this.text[this.position] ?? '';
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.position);
  }

  /** What a sticky expression matches here, undefined where it does not. */
  match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.position;
    return sticky.exec(this.text)?.[0];
  }

  /** Moves behind `text` if it is next. */
  take(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.position += text.length;
    return true;
  }

  /** Offset into the script. */
  scriptOffset(position: number): number {
    return this.origin ? (this.origin[Math.min(position, this.text.length)] ?? 0) : position;
  }

  /** The same for each character of a text that was read here, and for its end. */
  scriptOffsets(text: PositionedText): number[] {
    const offsets = text.offsets();
    return this.origin ? offsets.map((offset) => this.scriptOffset(offset)) : offsets;
  }

  /** Runs a reader one level deeper; past `MAX_NESTING` it ends the scan instead. */
  nested(read: () => void): void {
    if (this.nesting >= MAX_NESTING) {
      this.output.nestedTooDeep ??= this.scriptOffset(this.position);
      this.position = this.text.length;
      return;
    }
    this.nesting++;
    read();
    this.nesting--;
  }

  /** A scan of a text that the script spells otherwise, as deep inside as this one. */
  inner(text: string, origin: readonly number[]): Scan {
    const scan = new Scan(text, this.output, this.source, origin);
    scan.nesting = this.nesting;
    scan.substitutionDepth = this.substitutionDepth;
    scan.functionDepth = this.functionDepth;
    return scan;
  }
}
