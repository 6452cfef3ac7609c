import { countOptions, launcherNamed, programName } from '../../../commands/launchers.js';

/** Launchers that run each other are followed this far. */
const MAX_LAUNCHERS = 8;

/**
 * Removes launchers from the front of a command: `sudo -E uv run python x.py` becomes `python x.py`. A launcher
 * that is not understood stays: a command that cannot be read must not pass for a gate.
 *
 * @param words the command's words, quotes removed
 */
export function withoutLaunchers(words: readonly string[]): readonly string[] {
  let rest = words;
  for (let count = 0; count < MAX_LAUNCHERS; count++) {
    const next = withoutLauncher(rest);
    if (next === undefined) return rest;
    rest = next;
  }
  return rest;
}

function withoutLauncher(words: readonly string[]): readonly string[] | undefined {
  const launcher = launcherNamed(programName(words[0] ?? ''));
  if (launcher === undefined) return undefined;
  let index = 1 + countOptions(words, 1, launcher);
  if (launcher.subcommands !== undefined) {
    const found = launcher.subcommands.includes(words[index] ?? '');
    if (!found && launcher.optional !== true) return undefined;
    if (found) index += 1 + countOptions(words, index + 1, launcher);
  }
  return words.slice(index + (launcher.operands ?? 0));
}
