import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run, workspaceAt, type E2eWorkspace, type WorkspaceSettings } from '../workspace.js';

const EXAMPLE = join(__dirname, '../../../examples/governed-workspace');

/** A workspace as a team has it: packages from a registry, and Nx with its daemon. */
export interface UserWorkspace extends E2eWorkspace {
  /** Ends what runs for the workspace, and removes it. */
  end(): Promise<void>;
}

/** Where a kind of workspace comes from. */
export interface WorkspaceKind {
  /**
   * Makes it, as far as Nx being there; git is told afterwards.
   *
   * @param root its folder, which is empty, and may be replaced
   * @param parent the folder around it
   */
  create(root: E2eWorkspace, parent: E2eWorkspace): Promise<void>;
  readonly nx: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Makes a workspace, and commits all of it.
 *
 * @param files what it governs; the example's policy bundle, workflows and documents by default
 * @throws Error with the output of what failed
 */
export async function createUserWorkspace(
  kind: WorkspaceKind,
  files?: Readonly<Record<string, string>>,
): Promise<UserWorkspace> {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'gonogo-e2e-')));
  const root = join(parent, 'acme');
  mkdirSync(root);
  const settings: WorkspaceSettings = {
    nx: kind.nx,
    environment: { ...userEnvironment(), ...kind.environment },
  };
  const workspace = throughPipe(workspaceAt(root, settings), kind.nx);
  await kind.create(workspace, workspaceAt(parent, settings));
  if (files === undefined) cpSync(EXAMPLE, root, { recursive: true });
  for (const [path, text] of Object.entries(files ?? {})) workspace.write(path, text);
  if (!workspace.exists('.git')) await workspace.git('init', '--quiet', '--initial-branch=main');
  await workspace.git('add', '--all');
  await workspace.git('commit', '--quiet', '--message=first');
  return {
    ...workspace,
    async end() {
      await workspace.nx(['daemon', '--stop']);
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/**
 * Runs Nx as `nx … | cat` does. Node gives its children sockets instead of pipes, into which the table cannot be
 * written from Nx's daemon.
 */
function throughPipe(workspace: E2eWorkspace, nx: readonly string[]): E2eWorkspace {
  const shell = ['-c', 'set -o pipefail; "$@" 2>&1 | cat', 'bash', ...nx];
  return {
    ...workspace,
    nx: (args, environment) => workspace.run('bash', [...shell, ...args], environment),
  };
}

/** Runs a program, which must succeed. */
export async function must(
  workspace: E2eWorkspace,
  program: string,
  ...args: readonly string[]
): Promise<string> {
  const { code, output } = await workspace.run(program, args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}

/** A home, npm settings and temporary files of the tests' own, so that the user's are neither read nor changed. */
function userEnvironment(): Record<string, string> {
  const folder = process.env.GONOGO_E2E_PACKAGES ?? '';
  return {
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    NPM_CONFIG_USERCONFIG: process.env.GONOGO_E2E_NPMRC ?? '',
    npm_config_cache: join(folder, 'npm-cache'),
    NX_DAEMON: 'true',
    // "nx migrate" asks the registry for attestations of Nx, which a registry of this machine does not have.
    NX_SKIP_PROVENANCE_CHECK: 'true',
    // It refuses temporary files below a folder that all may write to, and the folder of the tests lies there.
    NX_ALLOW_INSECURE_DIRECTORIES: 'true',
  };
}

/** Installs a program of the npm registry for the tests alone. */
export async function installProgram(specifier: string): Promise<Record<string, string>> {
  const folder = join(process.env.GONOGO_E2E_PACKAGES ?? '', 'programs');
  const environment = userEnvironment();
  const args = ['install', '--silent', '--prefix', folder, specifier];
  const { code, output } = await run('npm', args, tmpdir(), environment);
  if (code !== 0) throw new Error(output);
  const path = [join(folder, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);
  return { PATH: path };
}
