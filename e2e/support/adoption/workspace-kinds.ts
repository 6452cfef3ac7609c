import { installProgram, must, type WorkspaceKind } from './user-workspace.js';

/** What `create-nx-workspace` makes: an empty monorepo of npm packages. */
export function createdByNx(version: string): WorkspaceKind {
  return {
    nx: ['npx', 'nx'],
    async create(root, parent) {
      root.dispose();
      await must(parent, 'npx', ...creation(version, 'npm'));
    },
  };
}

/** The same, with pnpm. */
export async function createdWithPnpm(version: string): Promise<WorkspaceKind> {
  return {
    nx: ['pnpm', 'exec', 'nx'],
    environment: await installProgram('pnpm@10'),
    async create(root, parent) {
      root.dispose();
      await must(parent, 'npx', ...creation(version, 'pnpm'));
    },
  };
}

function creation(version: string, packageManager: string): string[] {
  return [
    '--yes',
    `create-nx-workspace@${version}`,
    'acme',
    '--preset=npm',
    `--packageManager=${packageManager}`,
    '--nxCloud=skip',
    '--skipGit',
    '--no-interactive',
  ];
}

/** An npm project that Nx is added to, which is the way where `create-nx-workspace` lags behind. */
export function addedToNpm(version: string): WorkspaceKind {
  return {
    nx: ['npx', 'nx'],
    async create(root) {
      root.write('package.json', '{ "name": "acme", "private": true }\n');
      root.write('.gitignore', 'node_modules\n');
      await must(root, 'npm', 'install', '--save-dev', `nx@${version}`);
      await must(root, 'npx', 'nx', 'init', '--interactive=false', '--nxCloud=skip');
    },
  };
}

/** A repository without any JavaScript, which keeps Nx in `.nx`. */
export function withoutPackageJson(version: string): WorkspaceKind {
  return {
    nx: ['./nx'],
    async create(root) {
      root.write('pyproject.toml', '[project]\nname = "acme"\nversion = "1.0.0"\n');
      root.write('tests/test_acme.py', 'def test_acme():\n    assert True\n');
      const init = ['init', '--useDotNxInstallation', '--interactive=false', '--nxCloud=skip'];
      await must(root, 'npx', '--yes', `nx@${version}`, ...init);
      const nxJson = root.readJson('nx.json') as { installation: { version: string } };
      nxJson.installation.version = version;
      root.write('nx.json', `${JSON.stringify(nxJson, null, 2)}\n`);
    },
  };
}
