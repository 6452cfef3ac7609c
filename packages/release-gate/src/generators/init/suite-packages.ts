/** A control package of the suite: what it governs is known here by its markers, its code is not. */
export interface SuitePackage {
  readonly name: string;
  /** What it governs, for people. */
  readonly governs: string;
  /** As its controls declare them; a test compares. Globs from the repository's root. */
  readonly markers: readonly SuiteMarker[];
  /** Files that its own `init` writes. */
  readonly writes: readonly string[];
}

export interface SuiteMarker {
  readonly pattern: string;
  readonly beside?: readonly string[];
  readonly project?: string;
  readonly subject?: string;
}

/** The package that this is. It is registered by whoever adds it. */
export const GATE_PACKAGE = '@gonogo/release-gate';

/** The other control packages. No other file of this package names them. */
export const SUITE_PACKAGES: readonly SuitePackage[] = [
  {
    name: '@gonogo/policy-bundle',
    governs: 'policy bundles',
    markers: [{ pattern: '**/bundle_manifest.json', beside: ['*.rego'] }],
    writes: [],
  },
  {
    name: '@gonogo/workflows',
    governs: 'workflows',
    markers: [{ pattern: '.github/workflows/*.{yml,yaml}', project: '..', subject: '../..' }],
    writes: ['docs/required_status_checks.json'],
  },
  {
    name: '@gonogo/registry',
    governs: 'registries',
    markers: [
      {
        pattern: '**/vocabulary/vocabulary.json',
        beside: ['../capabilities/*.yaml'],
        project: '..',
        subject: '..',
      },
    ],
    writes: [],
  },
];
