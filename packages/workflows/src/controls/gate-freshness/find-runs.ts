import { formatPlace } from '../../model/place.js';
import { parseShellScript } from '../../shell/index.js';
import type { ShellCommand } from '../../shell/types.js';
import { nxTargets, passesEnforce } from './commands/nx-command.js';
import { runsPythonScript } from './commands/python-command.js';
import { withoutLaunchers } from './commands/without-launchers.js';
import type { Candidate } from './candidate.js';
import type { GateStep } from './gate-steps.js';
import type { GateObstacle } from './obstacle.js';
import { findLostFailure, shellKind } from './shell-semantics.js';

/** What counts as running a verifier. */
export interface WantedRun {
  readonly script: string;
  readonly targets: readonly string[];
}

/** A command that runs a verifier. */
export interface VerifierRun extends Candidate {
  /** A failed verdict fails the command; otherwise it only leaves the evidence. */
  readonly enforces: boolean;
}

/** The commands of the steps that run a verifier, each with what keeps it from being a gate. */
export function findRuns(steps: readonly GateStep[], wanted: WantedRun): VerifierRun[] {
  return steps.flatMap((gateStep) => runsOfStep(gateStep, wanted));
}

function runsOfStep({ step, shell, obstacles }: GateStep, wanted: WantedRun): VerifierRun[] {
  const { run } = step;
  const kind = shellKind(shell);
  if (run === undefined || !kind.readable) return [];
  const script = parseShellScript(run.text);
  return script.commands.flatMap((command, index) => {
    const effect = effectOf(command, wanted);
    if (effect === 'none') return [];
    const location = run.locate(command.start);
    const lost = findLostFailure(script, index, kind);
    const own: GateObstacle[] = lost === undefined ? [] : [{ ...lost, location }];
    return [
      {
        description: `step at ${formatPlace(step.location)} runs it`,
        location,
        obstacles: [...own, ...obstacles],
        enforces: effect === 'enforces',
      },
    ];
  });
}

/** Targets so named succeed once the evidence is written, whatever it says, unless told otherwise. */
const EVIDENCE_PREFIX = 'evidence-';

function effectOf(
  command: ShellCommand,
  { script, targets }: WantedRun,
): 'none' | 'evidence' | 'enforces' {
  const words = withoutLaunchers(command.words.map((word) => word.value ?? word.expanded.text));
  if (runsPythonScript(words, script)) return 'enforces';
  const met = nxTargets(words).filter((target) => targets.includes(target));
  if (met.length === 0) return 'none';
  const onlyEvidence = met.every((target) => target.startsWith(EVIDENCE_PREFIX));
  return onlyEvidence && !passesEnforce(words) ? 'evidence' : 'enforces';
}
