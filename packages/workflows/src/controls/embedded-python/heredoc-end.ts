import type { Heredoc, Span } from '../../shell/index.js';

/** A line that was meant as the terminator of a here-document. */
export interface LookAlike extends Span {
  /** The rest of the script, after it, is not blank: it is swallowed. */
  readonly swallows: boolean;
}

/**
 * The first line of an unterminated body that is the delimiter but for white space around it. The shell
 * takes only the bare delimiter (after tabs for `<<-`), and merely warns when it never comes.
 *
 * @returns offsets into the script
 */
export function lookAlike({ delimiter, body, offsets }: Heredoc): LookAlike | undefined {
  let start = 0;
  for (const line of body.split('\n')) {
    const end = start + line.length;
    if (line.trim() === delimiter.trim() && line.trim() !== '') {
      const swallows = body.slice(end).trim() !== '';
      return { start: offsets[start] ?? 0, end: offsets[end] ?? 0, swallows };
    }
    start = end + 1;
  }
  return undefined;
}
