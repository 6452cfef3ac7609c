import { programName } from '../../commands/launchers.js';
import { parseShellScript } from '../../shell/index.js';
import { findPython } from './python-command.js';

/** `shell` is read as bash, `python` as Python, `other` (PowerShell, cmd, …) not at all. */
export type ScriptLanguage = 'shell' | 'python' | 'other';

const SHELLS = new Set([
  'sh', 'bash', 'dash', 'ash', 'ksh', 'zsh',
  // Shells that well-known actions set up; each runs its script with bash or sh.
  'msys2', 'wsl-bash', 'micromamba-shell', 'alpine.sh',
]); // prettier-ignore

/**
 * The language of a `run` script.
 *
 * @param shell the `shell` key that applies: the step's, else the job's, else the workflow's default
 * @param onWindows every runner is Windows, where PowerShell is the default
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
 */
export function scriptLanguage(shell: string | undefined, onWindows: boolean): ScriptLanguage {
  if (shell === undefined) return onWindows ? 'other' : 'shell';
  // Which shell an expression names is not known: bash is what most of them can be.
  if (shell.includes('${{')) return 'shell';
  const words = parseShellScript(shell).commands[0]?.words ?? [];
  const python = findPython(words);
  if (python && (words.length === 1 || isScriptOperand(python.operand))) return 'python';
  return words.some(({ value = '' }) => SHELLS.has(programName(value).toLowerCase()))
    ? 'shell'
    : 'other';
}

function isScriptOperand(operand: string | undefined): boolean {
  return operand?.includes('{0}') ?? false;
}
