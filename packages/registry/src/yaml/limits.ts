/** Levels of nesting that a document may have: far above real files, far below any call stack. */
export const MAX_DEPTH = 256;

/** Nodes that all aliases and merge keys of a document may stand for, so that a few lines cannot become millions. */
export const MAX_ALIASED_NODES = 100_000;

/** Length of a key on one line. YAML 1.1, section 9.3. */
export const MAX_SIMPLE_KEY_LENGTH = 1024;

/** Digits of a decimal integer; CPython refuses to convert longer ones since 3.11. */
export const MAX_INTEGER_DIGITS = 4300;
