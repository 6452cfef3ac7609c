/** The subject's content at the base commit, or why it cannot be seen. */
export type BaseContent =
  | {
      readonly kind: 'content';
      /** Commit that is compared with, where more than its content is known. */
      readonly commit?: string;
      /** Folder of the subject there, relative to the workspace root: another one where it was renamed. */
      readonly root: string;
      /** Git's object id of that folder. */
      readonly tree: string;
    }
  /** The subject is not in the base commit: it is new. */
  | { readonly kind: 'absent'; readonly commit?: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What a control may take from git history. Only controls that declare `base-content` may use it. */
export interface Git {
  /** The subject at the base: `NX_BASE`, or the merge base with the default branch. */
  base(): BaseContent;
  /** A text file at the base, relative to the subject's root there; undefined where it is not. */
  readAtBase(path: string): string | undefined;
  /** Paths of the files at the base, relative to the subject's root there, with git's object ids. */
  filesAtBase(): ReadonlyMap<string, string>;
}
