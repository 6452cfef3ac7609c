/** Offsets are UTF-16 code units into the script's text, as the shell gets it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Text as a command gets it: quotes and escapes removed, every expansion (`$x`, `$( )`, backticks) and
 * every GitHub expression replaced by underscores, one per character, so that it still reads as a name.
 */
export interface ExpandedText {
  readonly text: string;
  /** Offset into the script of each character of `text`, and of its end. */
  readonly offsets: readonly number[];
  /** The shell computes part of it. GitHub expressions do not count. */
  readonly hasExpansion: boolean;
}

/** One shell word, such as `"a b"'c'$d`. */
export interface ShellWord extends Span {
  /** The word as written. */
  readonly raw: string;
  /** Quotes and escapes removed; undefined where the shell (or a GitHub expression) computes it. */
  readonly value: string | undefined;
  /** For a word that is one quoted string: its quoting; `mixed` for several pieces. */
  readonly quoting: 'none' | 'single' | 'double' | 'ansi-c' | 'mixed';
  /**
   * Offset into the script of each character of `value` (and of its end), where `value` is known.
   */
  readonly offsets: readonly number[] | undefined;
  /** The same with what is computed masked: always known. */
  readonly expanded: ExpandedText;
  /** A GitHub expression `${{ … }}` is part of it. */
  readonly hasExpression: boolean;
}

/** A here-document: `<<DELIMITER` and its body. */
export interface Heredoc {
  /** The redirection operator's place, from `<<` to the end of the delimiter word. */
  readonly operator: Span;
  readonly delimiter: string;
  /** Any part of the delimiter is quoted: the shell leaves the body alone. */
  readonly quoted: boolean;
  /** `<<-`: leading tabs are removed from each line. */
  readonly stripsTabs: boolean;
  /** The body before expansion (tabs removed for `<<-`), GitHub expressions masked. */
  readonly body: string;
  /** Offset into the script of each character of `body`, and of its end. */
  readonly offsets: readonly number[];
  /** The body as the command gets it, expansions masked; the body itself where `quoted`. */
  readonly expanded: ExpandedText;
  /** False where the script ends first: the shell only warns, and the rest of the script is swallowed. */
  readonly terminated: boolean;
}

/** A simple command: assignments, words, redirections. Compound commands contribute those inside them. */
export interface ShellCommand extends Span {
  /** `NAME=value` before the first word. */
  readonly assignments: readonly ShellWord[];
  readonly words: readonly ShellWord[];
  /** The here-document that feeds this command's standard input (descriptor 0): the last redirection wins. */
  readonly heredocs: readonly Heredoc[];
  /** The word of a here-string (`<<<`) that feeds its standard input. */
  readonly hereString: ShellWord | undefined;
  /** The command whose output is piped into this one, by index in the script's list. */
  readonly pipedFrom: number | undefined;
  /**
   * Its failure does not fail the script: before `||` (unless what follows ends the script with a
   * failure, as in `|| exit 1`), before `&&` in a list that is not the last one, negated, tested by
   * `if`/`while`/`until`, or in the background.
   */
  readonly failureIgnored: boolean;
  /** Inside a function body, which may never be called. */
  readonly inFunction: boolean;
}

export interface ShellScript {
  readonly text: string;
  /** In the order of their first character, including those in `$( )`, backticks, `<( )`, `( )` and `{ }`. */
  readonly commands: readonly ShellCommand[];
  /** All here-documents, in the order of their operators. */
  readonly heredocs: readonly Heredoc[];
  /** Offset from which the script was not read, because it nests deeper than any real script does. */
  readonly nestedTooDeep: number | undefined;
}
