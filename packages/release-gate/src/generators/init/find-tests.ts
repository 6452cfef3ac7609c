/** A way to lay out tests that a repository shows. */
export interface TestLayout {
  readonly language: 'Python' | 'JavaScript';
  /** A file that shows it. */
  readonly example: string;
}

const LAYOUTS: readonly (readonly [TestLayout['language'], RegExp])[] = [
  ['Python', /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/],
  ['JavaScript', /\.(?:spec|test)\.[cm]?[jt]sx?$/],
];

/**
 * The test layouts of a repository, each with its first file. Names are those that pytest, unittest, jest, vitest and
 * `node --test` look for without any setting.
 *
 * @param files relative to the workspace root
 */
export function findTests(files: readonly string[]): TestLayout[] {
  return LAYOUTS.flatMap(([language, pattern]) => {
    const example = files.filter((file) => pattern.test(file)).sort()[0];
    return example === undefined ? [] : [{ language, example }];
  });
}
