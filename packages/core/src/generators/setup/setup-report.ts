import type { GeneratorCallback } from '@nx/devkit';

/** What a generator did and found, to be printed when all is over. */
export interface SetupReport {
  /** Something was added. */
  did(text: string): void;
  /** Something was there already, or is for people to decide. */
  left(text: string): void;
  /** What to do or run next. */
  next(text: string): void;
  /** The whole as lines of text. */
  render(isDryRun: boolean): string;
}

export function createSetupReport(): SetupReport {
  const did: string[] = [];
  const left: string[] = [];
  const next: string[] = [];
  return {
    did: (text) => void did.push(text),
    left: (text) => void left.push(text),
    next: (text) => void next.push(text),
    render: (isDryRun) =>
      [
        ...section(isDryRun ? 'Would be done' : 'Done', did.length > 0 ? did : ['nothing']),
        ...section('Left alone', left),
        ...section('Next', next),
        '',
      ].join('\n'),
  };
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}

/** Whether Nx only shows what a generator would do, as it says in `NX_DRY_RUN`: it runs no steps then. */
export function isDryRun(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  return environment.NX_DRY_RUN === 'true';
}

/** Something to do when the files are written, such as an installation. */
export type SetupStep = () => void | Promise<void>;

/**
 * Ends a generator: the steps are run once its files are written, and the report is printed last. Nx runs no steps in
 * a dry run, so that the report is printed at once there.
 *
 * @param environment the process's
 * @returns what the generator returns to Nx
 */
export function finishSetup(
  report: SetupReport,
  steps: readonly SetupStep[] = [],
  environment = process.env,
): GeneratorCallback {
  if (isDryRun(environment)) print(report.render(true));
  return async () => {
    for (const step of steps) await step();
    print(report.render(false));
  };
}

function print(text: string): void {
  process.stdout.write(text);
}
