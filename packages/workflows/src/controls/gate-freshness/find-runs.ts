import { formatPlace } from '../../model/place.js';
import { parseShellScript } from '../../shell/index.js';
import type { ShellCommand } from '../../shell/types.js';
import { withoutLaunchers } from './commands/launchers.js';
import { nxTargets } from './commands/nx-command.js';
import { runsPythonScript } from './commands/python-command.js';
import type { Candidate } from './candidate.js';
import type { GateStep } from './gate-steps.js';
import type { GateObstacle } from './obstacle.js';
import { findLostFailure, shellKind } from './shell-semantics.js';

/** What counts as running a verifier. */
export interface WantedRun {
  readonly script: string;
  readonly targets: readonly string[];
}

/** The commands of the steps that run a verifier, each with what keeps it from being a gate. */
export function findRuns(steps: readonly GateStep[], wanted: WantedRun): Candidate[] {
  return steps.flatMap((gateStep) => runsOfStep(gateStep, wanted));
}

function runsOfStep({ step, shell, obstacles }: GateStep, wanted: WantedRun): Candidate[] {
  const { run } = step;
  const kind = shellKind(shell);
  if (run === undefined || !kind.readable) return [];
  const script = parseShellScript(run.text);
  return script.commands.flatMap((command, index) => {
    if (!runsVerifier(command, wanted)) return [];
    const location = run.locate(command.start);
    const lost = findLostFailure(script, index, kind);
    const own: GateObstacle[] = lost === undefined ? [] : [{ ...lost, location }];
    return [
      {
        description: `step at ${formatPlace(step.location)} runs it`,
        location,
        obstacles: [...own, ...obstacles],
      },
    ];
  });
}

function runsVerifier(command: ShellCommand, { script, targets }: WantedRun): boolean {
  const words = withoutLaunchers(command.words.map((word) => word.value ?? word.expanded.text));
  return (
    runsPythonScript(words, script) || nxTargets(words).some((target) => targets.includes(target))
  );
}
