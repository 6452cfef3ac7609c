import type { TaskOutcome } from './types.js';

/** Runs a task; an exception becomes a failed outcome that tells it, so that one task never takes others down. */
export async function failedOutcome(
  run: () => TaskOutcome | Promise<TaskOutcome>,
): Promise<TaskOutcome> {
  try {
    return await run();
  } catch (error) {
    return { success: false, output: `${describe(error)}\n` };
  }
}

/** Mistakes of the caller are told in their own words; anything else is a bug, told with its stack. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isExpected = error.name === 'OptionsError' || error.name === 'ControlError';
  return isExpected ? error.message : (error.stack ?? error.message);
}
