/** A defect for the example, in the Python of one of its workflows. */
export const DEFECT = {
  file: '.github/workflows/ci.yml',
  right: 'raise SystemExit("no tests")',
  wrong: 'raise SystemExit "no tests"',
} as const;
