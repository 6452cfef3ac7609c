import type { Location } from '@gonogo/core';
import { maskExpressions, parseShellScript } from '../../shell/index.js';
import type { ExpandedText, Heredoc } from '../../shell/index.js';
import { scalarText } from '../../yaml/index.js';
import type { ScalarText, YamlFile } from '../../yaml/index.js';
import { findBlocks } from './find-blocks.js';
import type { ShellBlock } from './find-blocks.js';
import { findScripts } from './find-scripts.js';
import type { Script } from './find-scripts.js';
import { lookAlike } from './heredoc-end.js';
import { verbatim } from './text.js';

/** Python code in a file. */
export interface PythonBlock {
  readonly code: ExpandedText;
  readonly isCommandCode: boolean;
  /** Undefined stands for a version that is not known from the file. */
  readonly versions: readonly (string | undefined)[];
  /** Where the code at an offset into `code.text` stands. */
  readonly locate: (offset: number) => Location;
  /** Of the first line of code that is not blank. */
  readonly line: number;
}

/** A here-document that the script ends before its terminator. */
export interface UnterminatedHeredoc {
  readonly location: Location;
  readonly delimiter: string;
  readonly stripsTabs: boolean;
  /** The line that was meant as the terminator. */
  readonly lookAlike: Location | undefined;
  /** Text after that line, which the command reads and the shell never runs. */
  readonly swallows: boolean;
}

/** A Python version that YAML reads as another number. */
export interface MisreadVersion {
  readonly location: Location;
  readonly written: string;
  readonly read: string;
}

/** All that a workflow or composite action says about Python. Keeps no part of the parsed file. */
export interface PythonInFile {
  /** In the order of their places. */
  readonly blocks: readonly PythonBlock[];
  readonly unterminated: readonly UnterminatedHeredoc[];
  readonly misread: readonly MisreadVersion[];
  /** From where scripts could not be read. */
  readonly unread: readonly Location[];
}

export function readPython(yaml: YamlFile): PythonInFile {
  const { scripts, misread } = findScripts(yaml);
  const parts = scripts.map((script) => readScript(yaml, script));
  return {
    blocks: parts.flatMap(({ blocks }) => blocks).sort(byPlace),
    unterminated: parts.flatMap(({ unterminated }) => unterminated),
    misread: misread.map((scalar) => ({
      location: yaml.locate(scalar),
      written: scalar.source ?? '',
      read: String(scalar.value),
    })),
    unread: parts.flatMap(({ unread }) => unread),
  };
}

function byPlace(a: PythonBlock, b: PythonBlock): number {
  const first = a.locate(0);
  const second = b.locate(0);
  return first.line - second.line || first.column - second.column;
}

type ScriptParts = Omit<PythonInFile, 'misread'>;

function readScript(yaml: YamlFile, { node, language, versions }: Script): ScriptParts {
  if (language === 'other') return { blocks: [], unterminated: [], unread: [] };
  const text = scalarText(yaml.file, node);
  if (language === 'python') {
    const code = verbatim(maskExpressions(text.text, 'mask'));
    const block = { code, isCommandCode: false, version: undefined };
    return { blocks: [placeBlock(text, block, versions)], unterminated: [], unread: [] };
  }
  const script = parseShellScript(text.text);
  const tooDeep = script.nestedTooDeep;
  return {
    blocks: findBlocks(script).map((block) => placeBlock(text, block, versions)),
    unterminated: findUnterminated(text, script.heredocs),
    unread: tooDeep === undefined ? [] : [text.locate(tooDeep)],
  };
}

function placeBlock(
  script: ScalarText,
  { code, version, isCommandCode }: ShellBlock,
  versions: Script['versions'],
): PythonBlock {
  const locate = (offset: number) => script.locate(code.offsets[offset] ?? 0);
  const first = Math.max(0, code.text.search(/\S/));
  return {
    code,
    isCommandCode,
    versions: version?.includes('.') || version === '2' ? [version] : [...versions],
    locate,
    line: locate(first).line,
  };
}

/** One for each line: the first of several on a line takes all that follows. */
function findUnterminated(script: ScalarText, heredocs: readonly Heredoc[]): UnterminatedHeredoc[] {
  const byLine = new Map<number, UnterminatedHeredoc>();
  for (const heredoc of heredocs) {
    const location = script.locate(heredoc.operator.start);
    if (heredoc.terminated || byLine.has(location.line)) continue;
    const end = lookAlike(heredoc);
    byLine.set(location.line, {
      location,
      delimiter: heredoc.delimiter,
      stripsTabs: heredoc.stripsTabs,
      lookAlike: end && script.locate(end.start),
      swallows: end?.swallows ?? false,
    });
  }
  return [...byLine.values()];
}
