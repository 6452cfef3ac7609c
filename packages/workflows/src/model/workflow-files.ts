/** Where GitHub looks for workflows; it looks nowhere else. */
export const WORKFLOWS_FOLDER = '.github/workflows';

/** Workflow files, relative to the repository's folder. */
export const WORKFLOWS_GLOB = `${WORKFLOWS_FOLDER}/*.{yml,yaml}`;

/**
 * The file name of a local reusable workflow, from `./.github/workflows/x.yml` or `$/.github/workflows/x.yml`;
 * undefined for a remote one.
 *
 * @see GitHub documentation, "Reuse workflows"
 */
export function localWorkflowFile(uses: string): string | undefined {
  return /^(?:\.|\$)\/\.github\/workflows\/([^/]+\.ya?ml)$/.exec(uses.trim())?.[1];
}
