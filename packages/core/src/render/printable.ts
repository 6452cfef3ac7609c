/** Characters that turn the direction of text, and so show something else than what is there. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Text of a report as lines for a terminal. It may come from anybody's file, so nothing in it moves the cursor, colours,
 * or is taken by GitHub's runner for a command.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function printableLines(text: string): string[] {
  return text.split(/\r\n|[\r\n\u2028\u2029]/).map((line) =>
    line
      .replace(/\t/g, ' ')
      .replace(/\p{Cc}/gu, '\uFFFD')
      .replace(DIRECTION, '\uFFFD')
      .replace(/^(\s*):(?=:)/, '$1: ')
      .replace(/##\[/g, '## ['),
  );
}

/** The same on one line. */
export function printable(text: string): string {
  return printableLines(text).join(' ');
}
