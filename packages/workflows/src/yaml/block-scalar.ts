import type { CST } from 'yaml';
import { PositionedText } from './positioned-text.js';

// How block scalars become text: YAML 1.2.2, section 8.1, with the reading of the `yaml` package where
// the two differ (a tab after the indent, for one), so that both always give the same text.

interface Line {
  /** Number of leading spaces. */
  readonly indent: number;
  /** After the leading spaces, without a carriage return before the line feed. */
  readonly content: string;
  /** Offset of the line in the file. */
  readonly start: number;
}

interface Header {
  readonly folded: boolean;
  readonly chomp: '' | '-' | '+';
  /** Indentation indicator, 0 where it is left to the first line. */
  readonly indent: number;
}

export function readBlockScalar(token: CST.BlockScalar): PositionedText {
  const header = readHeader(token.props);
  const start = token.props.reduce(
    (end, prop) => end + ('source' in prop ? prop.source.length : 0),
    token.props[0] && 'offset' in token.props[0] ? token.props[0].offset : token.offset,
  );
  const text = new PositionedText(start);
  const lines = token.source === '' ? [] : splitLines(token.source, start);
  const filled = lines.findLastIndex(({ content }) => content !== '') + 1;
  if (filled === 0) addEmptyLines(text, header, lines);
  else addContent(text, { header, lines, filled, parentIndent: token.indent });
  return text;
}

function readHeader(props: readonly CST.Token[]): Header {
  const source = props[0]?.type === 'block-scalar-header' ? props[0].source : '|';
  const chomp = source.includes('-') ? '-' : source.includes('+') ? '+' : '';
  return { folded: source.startsWith('>'), chomp, indent: Number(/[1-9]/.exec(source)?.[0] ?? 0) };
}

function splitLines(source: string, offset: number): Line[] {
  let start = offset;
  return source.split('\n').map((raw) => {
    const indent = /^ */.exec(raw)?.[0].length ?? 0;
    const line = { indent, content: raw.slice(indent).replace(/\r$/, ''), start };
    start += raw.length + 1;
    return line;
  });
}

/** Nothing but blank lines: text only when they are kept. */
function addEmptyLines(text: PositionedText, header: Header, lines: readonly Line[]): void {
  if (header.chomp !== '+' || lines.length === 0) return;
  for (const line of lines.slice(0, Math.max(1, lines.length - 1))) addBreak(text, line);
}

interface Block {
  readonly header: Header;
  readonly lines: readonly Line[];
  /** Number of lines up to the last one with content. */
  readonly filled: number;
  readonly parentIndent: number;
}

function addContent(text: PositionedText, { header, lines, filled, parentIndent }: Block): void {
  const first = lines.findIndex(({ content }) => content !== '');
  const trim = header.indent === 0 ? (lines[first]?.indent ?? 0) : parentIndent + header.indent;
  const chompStart = Math.max(filled, lines.findLastIndex(({ indent }) => indent > trim) + 1);
  for (const line of lines.slice(0, first)) {
    addLine(text, line, trim);
    addBreak(text, line);
  }
  const body = lines.slice(first, chompStart);
  if (header.folded) addFolded(text, body, trim);
  else addLiteral(text, body, trim);
  chomp(text, { header, lines, trim, chompStart });
}

function addLiteral(text: PositionedText, lines: readonly Line[], trim: number): void {
  let previous: Line | undefined;
  for (const line of lines) {
    addBreak(text, previous);
    addLine(text, line, trim);
    previous = line;
  }
}

/** A break between two lines of text is a space; blank and more-indented lines keep theirs. */
function addFolded(text: PositionedText, lines: readonly Line[], trim: number): void {
  let separator: '' | ' ' | '\n' = '';
  let afterMoreIndented = false;
  let breakLine: Line | undefined;
  for (const [index, line] of lines.entries()) {
    const moreIndented = line.indent > trim || line.content.startsWith('\t');
    if (!moreIndented && line.content === '') {
      if (separator === '\n') addBreak(text, breakLine);
      separator = '\n';
      breakLine = line;
      continue;
    }
    const kept = moreIndented && separator === ' ' ? '\n' : separator;
    if (moreIndented && !afterMoreIndented && separator === '\n') addBreak(text, lines[index - 1]);
    if (kept === '\n') addBreak(text, breakLine);
    if (kept === ' ') addBreak(text, breakLine, ' ');
    addLine(text, line, trim);
    separator = moreIndented ? '\n' : ' ';
    afterMoreIndented = moreIndented;
    breakLine = line;
  }
}

interface Tail {
  readonly header: Header;
  readonly lines: readonly Line[];
  readonly trim: number;
  /** Index of the first line that chomping is about. */
  readonly chompStart: number;
}

function chomp(text: PositionedText, { header, lines, trim, chompStart }: Tail): void {
  if (header.chomp === '-') return;
  if (header.chomp === '') {
    addBreak(text, lines[chompStart - 1]);
    return;
  }
  let previous = lines[chompStart - 1];
  for (const line of lines.slice(chompStart)) {
    addBreak(text, previous);
    addLine(text, line, trim);
    previous = line;
  }
  if (!text.endsInLineFeed) addBreak(text, previous);
}

function addLine(text: PositionedText, line: Line, trim: number): void {
  const spaces = Math.max(0, line.indent - trim);
  const from = line.start + line.indent;
  text.copy(' '.repeat(spaces), from - spaces);
  text.copy(line.content, from);
}

/** Adds what the break at the end of a line becomes. */
function addBreak(text: PositionedText, line: Line | undefined, as: ' ' | '\n' = '\n'): void {
  if (line === undefined) return;
  const offset = line.start + line.indent + line.content.length;
  text.stand(as, offset, offset + 1);
}
