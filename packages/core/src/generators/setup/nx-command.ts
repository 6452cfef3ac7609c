import type { Tree } from '@nx/devkit';

/** How people start Nx here: its wrapper at the root where the repository has no package.json. */
export function nxCommand(tree: Tree): 'npx nx' | './nx' {
  return tree.exists('package.json') || !tree.exists('nx') ? 'npx nx' : './nx';
}
