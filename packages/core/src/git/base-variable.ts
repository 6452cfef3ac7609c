import { createHash } from 'node:crypto';

/**
 * Name of the environment variable that holds the digest of a folder's content at the base commit. The folder is hashed,
 * since two paths may differ only in characters that no variable name can hold.
 *
 * @param root relative to the workspace root
 */
export function baseVariable(root: string): string {
  const digest = createHash('sha256').update(root).digest('hex');
  return `GONOGO_BASE_${digest.slice(0, 12).toUpperCase()}`;
}
