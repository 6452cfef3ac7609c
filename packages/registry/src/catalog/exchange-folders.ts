import { spawnSync } from 'node:child_process';

/** Number of the system call `renameat2` by architecture. https://man7.org/linux/man-pages/man2/rename.2.html */
const RENAMEAT2: Readonly<Partial<Record<NodeJS.Architecture, number>>> = {
  x64: 316,
  arm64: 276,
};

const AT_FDCWD = -100;
const RENAME_EXCHANGE = 2;

interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

/** Node has no way to exchange two folders, but programs that nearly every Linux has can ask the kernel for it. */
function programs(left: string, right: string): Program[] {
  const call = RENAMEAT2[process.arch];
  const exchange: Program = { command: 'mv', args: ['--exchange', '-T', '--', left, right] };
  if (call === undefined) return [exchange];
  const script = `exit(syscall(${call}, ${AT_FDCWD}, "$ARGV[0]", ${AT_FDCWD}, "$ARGV[1]", ${RENAME_EXCHANGE}) == 0 ? 0 : 1)`;
  return [{ command: 'perl', args: ['-e', script, left, right] }, exchange];
}

/**
 * Lets two folders of one file system change places in one step.
 *
 * @param left absolute path
 * @param right absolute path
 * @returns false where that cannot be done here; both are as they were then
 */
export function exchangeFolders(left: string, right: string): boolean {
  if (process.platform !== 'linux') return false;
  return programs(left, right).some(
    ({ command, args }) => spawnSync(command, args, { stdio: 'ignore' }).status === 0,
  );
}
