import { PositionedText } from '../yaml/positioned-text.js';
import type { Mutable, Scan } from './scan.js';
import type { ExpandedText, Heredoc } from './types.js';
import { expandBody } from './words.js';

/** Reads `<<` or `<<-` with its delimiter, which starts here; the body follows the next line break. */
export function readHeredocOperator(scan: Scan): Heredoc {
  const start = scan.position;
  scan.position += 2;
  const stripsTabs = scan.take('-');
  scan.position += scan.match(/(?:[ \t]|\\\n)*/y)?.length ?? 0;
  const { delimiter, quoted } = readDelimiter(scan);
  const end = scan.scriptOffset(scan.position);
  const heredoc: Mutable<Heredoc> = {
    operator: { start: scan.scriptOffset(start), end },
    delimiter,
    quoted,
    stripsTabs,
    body: '',
    offsets: [end],
    expanded: { text: '', offsets: [end], hasExpansion: false },
    terminated: false,
  };
  scan.output.heredocs.push(heredoc);
  scan.pending.push(heredoc);
  return heredoc;
}

/** The delimiter is a word of which only quotes are removed: `$x` in it stays as it is. */
function readDelimiter(scan: Scan): { readonly delimiter: string; readonly quoted: boolean } {
  const piece =
    /\$?'([^']*)(?:'|$)|\$?"([^"\\]*(?:\\[^][^"\\]*)*)(?:"|$)|\\\n|\\([^])|([^\s;&|<>()'"\\$]+|\$|\\$)/y;
  let delimiter = '';
  let quoted = false;
  for (;;) {
    piece.lastIndex = scan.position;
    const match = piece.exec(scan.text);
    if (!match || match[0] === '') return { delimiter, quoted };
    const [written, single, double, escaped, plain] = match;
    quoted ||= plain === undefined && written !== '\\\n';
    delimiter += single ?? double?.replace(/\\([$`"\\])|\\\n/g, '$1') ?? escaped ?? plain ?? '';
    scan.position += written.length;
  }
}

/** Reads the bodies that start here: a line break has just been read. */
export function readBodies(scan: Scan): void {
  const pending = scan.pending;
  scan.pending = [];
  for (const heredoc of pending) readBody(scan, heredoc);
}

/** Bodies that never began: the text ended first. They stay empty and unterminated. */
export function flushHeredocs(scan: Scan): void {
  scan.pending = [];
}

function readBody(scan: Scan, heredoc: Mutable<Heredoc>): void {
  const body = new PositionedText(scan.position);
  let continues = false;
  while (!scan.ended && !heredoc.terminated) {
    const tabs = heredoc.stripsTabs && !continues ? (scan.match(/\t*/y)?.length ?? 0) : 0;
    const from = scan.position + tabs;
    const lineEnd = scan.text.indexOf('\n', from);
    const end = lineEnd === -1 ? scan.text.length : lineEnd;
    const line = scan.text.slice(from, end);
    if (!continues && isTerminator(scan, heredoc.delimiter, line)) {
      heredoc.terminated = true;
      // In a substitution the line may go on: `EOF)` ends both.
      const isWhole = line === heredoc.delimiter;
      scan.position = isWhole
        ? Math.min(end + 1, scan.text.length)
        : from + heredoc.delimiter.length;
    } else {
      const next = Math.min(end + 1, scan.text.length);
      body.copy(scan.text.slice(from, next), from);
      scan.position = next;
      continues = !heredoc.quoted && /(?:^|[^\\])(?:\\\\)*\\$/.test(line);
    }
  }
  closeBody(scan, heredoc, body);
}

function isTerminator(scan: Scan, delimiter: string, line: string): boolean {
  if (line === delimiter) return true;
  return (
    scan.substitutionDepth > 0 && line.startsWith(delimiter) && line.includes(')', delimiter.length)
  );
}

function closeBody(scan: Scan, heredoc: Mutable<Heredoc>, body: PositionedText): void {
  const offsets = scan.scriptOffsets(body);
  heredoc.body = body.text;
  heredoc.offsets = offsets;
  heredoc.expanded = expand(scan, heredoc);
}

function expand(scan: Scan, { quoted, body, offsets }: Heredoc): ExpandedText {
  if (quoted || !/[$`\\]/.test(body)) return { text: body, offsets, hasExpansion: false };
  const inner = scan.inner(body, offsets);
  inner.substitutionDepth++;
  return expandBody(inner);
}
