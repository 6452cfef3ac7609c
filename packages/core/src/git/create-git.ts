import type { Git } from './types.js';

export interface GitOptions {
  readonly workspaceRoot: string;
  readonly subjectRoot: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function createGit(_options: GitOptions): Git {
  throw new Error('placeholder until the git part lands');
}
