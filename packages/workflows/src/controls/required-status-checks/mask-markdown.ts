/** A document's text with the parts that do not count replaced by spaces; offsets and lines stay. */
export interface MaskedMarkdown {
  /** Without HTML comments and struck-out text. */
  readonly visible: string;
  /** Without fenced code either. */
  readonly prose: string;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds what readers of a Markdown document do not see.
 *
 * @see CommonMark, sections "Fenced code blocks", "Code spans" and "HTML blocks"
 */
export function maskMarkdown(text: string): MaskedMarkdown {
  const fences = findFences(text);
  const hidden = findHidden(text, fences);
  return { visible: mask(text, hidden), prose: mask(text, [...hidden, ...fences]) };
}

const LINE = /[^\n]*(?:\n|$)/;
const FENCE = /^[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]+)*(`{3,}|~{3,})([^\n]*)/;

/** Fenced code blocks, which an HTML comment around them hides and ends. */
function findFences(text: string): Span[] {
  const fences: Span[] = [];
  const line = new RegExp(LINE.source, 'y');
  let open: { start: number; marker: string } | undefined;
  let inComment = false;
  for (let start = 0; start < text.length; start = line.lastIndex) {
    line.lastIndex = start;
    const content = line.exec(text)?.[0] ?? '';
    const [, marker, info = ''] = FENCE.exec(content) ?? [];
    if (open !== undefined) {
      if (marker?.startsWith(open.marker) && info.trim() === '') {
        fences.push({ start: open.start, end: line.lastIndex });
        open = undefined;
      }
    } else if (
      !inComment &&
      marker !== undefined &&
      !(marker.startsWith('`') && info.includes('`'))
    ) {
      open = { start, marker };
    } else {
      inComment = endsInComment(content, inComment);
    }
  }
  return open === undefined ? fences : [...fences, { start: open.start, end: text.length }];
}

function endsInComment(line: string, inComment: boolean): boolean {
  const opened = line.lastIndexOf('<!--');
  const closed = line.lastIndexOf('-->');
  return opened < 0 && closed < 0 ? inComment : opened > closed;
}

/** HTML comments and struck-out text outside of code. */
function findHidden(text: string, fences: readonly Span[]): Span[] {
  const pattern =
    /<!--[^]*?(?:-->|$)|(?<!`)(`+)(?!`)(?:[^\n]|\n(?![ \t]*\n))*?(?<!`)\1(?!`)|~~(?=\S)[^\n]*?~~/g;
  const hidden: Span[] = [];
  const outside = mask(text, fences);
  for (const match of outside.matchAll(pattern)) {
    if (match[0].startsWith('`')) continue;
    hidden.push({ start: match.index, end: match.index + match[0].length });
  }
  return hidden;
}

function mask(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let offset = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(offset, start));
    pieces.push(text.slice(Math.max(offset, start), end).replace(/[^\n]/g, ' '));
    offset = Math.max(offset, end);
  }
  return [...pieces, text.slice(offset)].join('');
}
