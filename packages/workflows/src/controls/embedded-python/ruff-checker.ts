import type { Diagnostic, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { offsetOf } from './check-syntax.js';
import type { SyntaxChecker, SyntaxRequest, SyntaxVerdict } from './check-syntax.js';
import { loadRuff } from './load-ruff.js';
import { targetOf } from './python-version.js';

/**
 * Rules whose findings CPython's `compile()` rejects too, beside plain syntax errors. Each was compared
 * with CPython 3.7 to 3.13 on 25,000 texts (standard library, its tests and their broken examples) and
 * never fired on one that compiles; whole families (F5, F6, PLE) hold ordinary lint, such as wrong
 * arguments of `%`, or `yield` in `__init__`, which compile.
 */
const RULES = [
  'F404', 'F406', 'F407', // __future__ imports, `from m import *` in a function
  'F621', 'F622', // starred targets
  'F701', 'F702', 'F704', 'F706', 'F707', // break, continue, yield, return, except where they cannot be
  'PLE0115', 'PLE0116', 'PLE0117', 'PLE0118', // nonlocal, global, continue in finally
  'PLE1142', 'PLE1700', // await and `yield from` where they cannot be
]; // prettier-ignore

/** Checks with Ruff's parser, compiled to WebAssembly: no Python is needed, and any version is known. */
export async function createRuffChecker(): Promise<SyntaxChecker> {
  const ruff = await loadRuff();
  const workspaces = new Map<string, Workspace>();
  const verdicts = new Map<string, SyntaxVerdict>();
  const workspaceFor = (target: string): Workspace => {
    const known = workspaces.get(target);
    if (known) return known;
    const options = { 'target-version': target, lint: { select: RULES } };
    const made = new ruff.Workspace(options, ruff.PositionEncoding.Utf16);
    workspaces.set(target, made);
    return made;
  };
  const check = ({ text, version }: SyntaxRequest): SyntaxVerdict => {
    const target = targetOf(version);
    if (target === undefined) {
      const reason = `the built-in checker knows no Python ${version}; set the option "interpreter"`;
      return { kind: 'unknown', reason };
    }
    const key = `${target}:${text}`;
    const verdict = verdicts.get(key) ?? checkText(workspaceFor(target), text);
    verdicts.set(key, verdict);
    return verdict;
  };
  return {
    name: `ruff ${ruff.Workspace.version()}`,
    check: (requests) => Promise.resolve(requests.map(check)),
  };
}

function checkText(workspace: Workspace, text: string): SyntaxVerdict {
  try {
    const found = workspace.check(withoutSuppressions(text)) as Diagnostic[];
    const [first] = found.sort(byPlace);
    return first === undefined ? { kind: 'valid' } : invalid(text, first);
  } catch (error) {
    return { kind: 'unknown', reason: `the syntax checker stopped: ${String(error)}` };
  }
}

/** A `# noqa` silences the linter, not Python: the words that it looks for are spelt otherwise, equally long. */
function withoutSuppressions(text: string): string {
  return text.replace(/noqa/gi, 'nxqx').replace(/ruff/gi, 'rxfx');
}

function byPlace({ start_location: a }: Diagnostic, { start_location: b }: Diagnostic): number {
  return a.row - b.row || a.column - b.column;
}

function invalid(text: string, { start_location, message }: Diagnostic): SyntaxVerdict {
  const { row, column } = start_location;
  return { kind: 'invalid', offset: offsetOf(text, row, column - 1), message };
}
