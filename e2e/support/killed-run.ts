import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentOf, nxCommand, type E2eWorkspace } from './workspace.js';

/**
 * Starts Nx in a process group of its own and kills the whole group, as a cancelled CI job is killed.
 *
 * @param isMoment asked every few milliseconds; the group is killed when it holds, or when Nx has ended
 * @returns whether there was still something to kill
 */
export async function runAndKill(
  workspace: E2eWorkspace,
  args: readonly string[],
  isMoment: (milliseconds: number) => boolean,
): Promise<boolean> {
  const [program = '', ...given] = [...nxCommand(workspace.root), ...args];
  const child = spawn(program, given, {
    cwd: workspace.root,
    env: environmentOf(workspace.root),
    detached: true,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const start = Date.now();
  while (child.exitCode === null && !isMoment(Date.now() - start)) await sleep(5);
  const isRunning = child.exitCode === null;
  if (isRunning && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await ended;
  return isRunning;
}
