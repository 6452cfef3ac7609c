import { PositionedText } from '../yaml/positioned-text.js';
import { overlapsSpan } from './expressions.js';
import type { Scan } from './scan.js';
import type { ExpandedText, ShellWord } from './types.js';

/** A word while it is read. */
export class OpenWord {
  readonly text: PositionedText;
  hasExpansion = false;
  readonly pieces: ShellWord['quoting'][] = [];

  constructor(start: number) {
    this.text = new PositionedText(start);
  }

  /** Masks what the shell computes between two positions. */
  maskExpansion(start: number, end: number): void {
    this.text.copy('_'.repeat(end - start), start);
    this.hasExpansion = true;
  }

  addPiece(quoting: ShellWord['quoting']): void {
    if (quoting !== 'none' || this.pieces.at(-1) !== 'none') this.pieces.push(quoting);
  }
}

/** The word from a position of the scan up to where it stands. */
export function closeWord(scan: Scan, word: OpenWord, start: number): ShellWord {
  const from = scan.scriptOffset(start);
  const to = scan.scriptOffset(scan.position);
  const expanded = expandedText(scan, word);
  const hasExpression = overlapsSpan(scan.source.expressions, from, to);
  const isKnown = !word.hasExpansion && !hasExpression;
  return {
    start: from,
    end: to,
    raw: scan.source.script.slice(from, to),
    value: isKnown ? expanded.text : undefined,
    quoting: word.pieces.length > 1 ? mixed(word.pieces) : (word.pieces[0] ?? 'none'),
    offsets: isKnown ? expanded.offsets : undefined,
    expanded,
    hasExpression,
  };
}

function mixed(pieces: readonly ShellWord['quoting'][]): ShellWord['quoting'] {
  return pieces.every((piece) => piece === 'none') ? 'none' : 'mixed';
}

/** What was read, with its places in the script. */
export function expandedText(scan: Scan, word: OpenWord): ExpandedText {
  const offsets = scan.scriptOffsets(word.text);
  return { text: word.text.text, offsets, hasExpansion: word.hasExpansion };
}
